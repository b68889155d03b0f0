-- A speaker gets another name, in two files. Run by run.lua, which lends its tools.
return function(tools)
  local function lines(name)
    local buffer = vim.fn.bufadd(tools.folder .. '/bridges/' .. name)
    vim.fn.bufload(buffer)
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  end

  tools.test('a speaker gets another name in two files, and in the front matter', function()
    vim.cmd.edit(vim.fn.fnameescape(tools.folder .. '/bridges/the-gauge-book.transcript'))
    tools.eventually('a server is attached', function()
      return vim.lsp.get_clients({ bufnr = 0, name = 'transcript_ls' })[1]
    end)
    local _, row = tools.at('Olga Berg: My')
    vim.api.nvim_win_set_cursor(0, { row, 2 })
    vim.cmd.TranscriptRename('Olga Brandt')
    tools.eventually('the other file has the new name', function()
      return lines('the-last-ferry.transcript'):find('interviewee: Olga Brandt', 1, true)
    end)
    for _, name in ipairs({ 'the-gauge-book.transcript', 'the-last-ferry.transcript' }) do
      local text = lines(name)
      assert(text:find('\nOlga Brandt: ', 1, true) and not text:find('Olga Berg:', 1, true), text)
    end
    vim.cmd('bwipeout!')
  end)
end
