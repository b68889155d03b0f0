-- The grammar in a Neovim: that it colours and folds, and hands on the front matter.

local passed, failed = 0, 0
local function check(what, holds)
  if holds then
    passed = passed + 1
  else
    failed = failed + 1
    io.stderr:write('not so: ' .. what .. '\n')
  end
end

local text = {
  '---', 'title: Two bridges', '---', '', '## The river', '', '— Who are you (laughs)?', '',
  "Anna: I went (to the spring — translator's note) home.",
}
vim.api.nvim_buf_set_lines(0, 0, -1, false, text)
vim.treesitter.language.add('transcript')
vim.treesitter.start(0, 'transcript')
local parser = assert(vim.treesitter.get_parser(0, 'transcript'))
parser:parse(true)

local function captured(row, column, name)
  return vim.iter(vim.treesitter.get_captures_at_pos(0, row, column)):any(function(capture)
    return capture.capture == name
  end)
end

check('there is an error in the tree', not parser:trees()[1]:root():has_error())
check('the heading is one', captured(4, 4, 'markup.heading.2'))
check('the dash is a keyword', captured(6, 0, 'keyword'))
check('the laughter is a constant', captured(6, 20, 'constant'))
check('the label is a tag', captured(8, 0, 'tag'))
check('the note is a quotation', captured(8, 15, 'markup.quote'))
check('the attribution is a type', captured(8, 34, 'type'))
-- Neovim has no grammar of its own for YAML.
if pcall(vim.treesitter.language.inspect, 'yaml') then
  check('the front matter is YAML', parser:children().yaml ~= nil)
end
vim.wo.foldmethod, vim.wo.foldexpr = 'expr', 'v:lua.vim.treesitter.foldexpr()'
vim.cmd('normal! zX')
vim.wait(1000, function()
  return vim.fn.foldlevel(7) > 0
end)
check('the section folds', vim.fn.foldlevel(7) == 1)

io.write(('neovim: %d passed, %d failed\n'):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
