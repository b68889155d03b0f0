-- `:Telescope transcript_ls questions`: the questions of the current transcript, with the text around each.
local interview = require('transcript_ls.interview')

local function questions(options)
  options = options or {}
  local buffer = vim.api.nvim_get_current_buf()
  local found = interview.questions(buffer)
  if not found then
    return
  end
  local config = require('telescope.config').values
  local function entry(question)
    local shown = interview.shown(question)
    return {
      value = question,
      display = shown,
      ordinal = shown,
      bufnr = buffer,
      filename = vim.api.nvim_buf_get_name(buffer),
      lnum = question.row + 1,
      -- Telescope hands this to the window as it is, so it counts from 0.
      col = question.byte,
    }
  end
  require('telescope.pickers')
    .new(options, {
      prompt_title = 'Questions',
      push_cursor_on_edit = true,
      finder = require('telescope.finders').new_table({ results = found, entry_maker = entry }),
      previewer = config.qflist_previewer(options),
      sorter = config.generic_sorter(options),
    })
    :find()
end

return require('telescope').register_extension({
  exports = { transcript_ls = questions, questions = questions },
})
