-- A line about where the cursor stands. It is asked for at every redraw, so it answers from memory; the server is asked
-- once the text and the cursor have rested for a moment.
local client = require('transcript_ls.client')
local M = {}

-- How long, in milliseconds, they rest before the server is asked.
local REST = 150

-- What is shown in each window: `text`, the `state` of things that it was asked for, and whether an answer is awaited.
local windows = {}

-- Counts the times that findings have changed.
local news = 0

local group = vim.api.nvim_create_augroup('transcript_ls_statusline', {})
vim.api.nvim_create_autocmd('DiagnosticChanged', {
  group = group,
  callback = function()
    news = news + 1
  end,
})
vim.api.nvim_create_autocmd('WinClosed', {
  group = group,
  callback = function(event)
    windows[tonumber(event.match)] = nil
  end,
})

--- All that the line depends on.
local function state(window, buffer)
  local row = vim.api.nvim_win_get_cursor(window)[1]
  return ('%d %d %d'):format(vim.api.nvim_buf_get_changedtick(buffer), row, news)
end

local function counted(number, noun)
  return ('%d %s%s'):format(number, noun, number == 1 and '' or 's')
end

local function sentence(answer, buffer)
  local parts = { counted(answer.words, 'word') }
  if type(answer.question) == 'number' then
    table.insert(parts, 1, ('question %d of %d'):format(answer.question, answer.questions))
  elseif answer.questions > 0 then
    table.insert(parts, 1, counted(answer.questions, 'question'))
  end
  local findings = vim.tbl_filter(function(each)
    return each.source == 'transcript-ls'
  end, vim.diagnostic.get(buffer))
  if #findings > 0 then
    parts[#parts + 1] = counted(#findings, 'finding')
  end
  return table.concat(parts, ' · ')
end

local function ask(window, shown)
  shown.waiting = false
  local server = vim.api.nvim_buf_is_valid(shown.buffer) and client.of(shown.buffer)
  local is_there = vim.api.nvim_win_is_valid(window) and vim.api.nvim_win_get_buf(window) == shown.buffer
  if not server or not is_there then
    return
  end
  shown.state, shown.waiting = state(window, shown.buffer), true
  local row, byte = unpack(vim.api.nvim_win_get_cursor(window))
  local position = client.position(server, shown.buffer, row - 1, byte)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(shown.buffer),
    range = { start = position, ['end'] = position },
  }
  client.ask(server, 'transcript-ls/whereabouts', params, shown.buffer, function(answer)
    shown.waiting = false
    if answer and vim.api.nvim_buf_is_valid(shown.buffer) then
      shown.text = sentence(answer, shown.buffer)
      vim.cmd.redrawstatus({ bang = true })
    end
  end)
end

--- What to show in the window whose status line is drawn, or in the current one.
function M.text()
  -- Set while an expression of the form `%!` is worked out; with `%{}` that window is the current one.
  local window = vim.g.statusline_winid or vim.api.nvim_get_current_win()
  local buffer = vim.api.nvim_win_get_buf(window)
  if not client.of(buffer) then
    return ''
  end
  local shown = windows[window]
  if not shown or shown.buffer ~= buffer then
    shown = { buffer = buffer, text = '', waiting = false }
    windows[window] = shown
  end
  if not shown.waiting and shown.state ~= state(window, buffer) then
    shown.waiting = true
    vim.defer_fn(function()
      ask(window, shown)
    end, REST)
  end
  return shown.text
end

return M
