-- Runs inside Neovim, with the plugin loaded as a user would load it, against the real server.
local folder = vim.env.TEST_FOLDER
local transcript = folder .. '/bridges/two-bridges.transcript'

local passed, failed = 0, 0
local function test(name, run)
  local ok, why = xpcall(run, debug.traceback)
  if ok then
    passed = passed + 1
    io.stdout:write('ok   ' .. name .. '\n')
  else
    failed = failed + 1
    io.stdout:write('FAIL ' .. name .. '\n     ' .. why .. '\n')
  end
end

--- Waits until `get` gives something, and returns that.
local function eventually(what, get)
  local value
  assert(vim.wait(10000, function()
    value = get()
    return value
  end, 20), 'this did not happen within ten seconds: ' .. what)
  return value
end

local function request(method, params)
  local client = vim.lsp.get_clients({ bufnr = 0, name = 'transcript_ls' })[1]
  local answers = assert(vim.lsp.buf_request_sync(0, method, params, 10000))
  local answer = assert(answers[client.id], method .. ' got no answer')
  assert(not answer.err, answer.err and answer.err.message)
  return answer.result
end

--- The parameters of a request about the text `words`, at its first letter.
local function at(words)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(words, 1, true)
    if column then
      return {
        textDocument = vim.lsp.util.make_text_document_params(),
        position = { line = row - 1, character = vim.str_utfindex(line, column - 1) },
      }, row
    end
  end
  error('not in the text: ' .. words)
end

local function diagnostic(rule)
  return vim.tbl_filter(function(each)
    return each.code == rule
  end, vim.diagnostic.get(0))[1]
end

--- Applies the fix of a rule's first finding as the user would, and waits until the finding is gone.
local function fix(rule)
  local found = eventually(rule .. ' is found', function()
    return diagnostic(rule)
  end)
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  vim.lsp.buf.code_action({
    context = { only = { 'quickfix' }, diagnostics = { found.user_data.lsp } },
    apply = true,
    filter = function(action)
      -- The same finding may also be allowed, or mended with its like.
      return action.isPreferred and vim.tbl_get(action, 'diagnostics', 1, 'code') == rule
    end,
  })
  eventually(rule .. ' is gone', function()
    return not diagnostic(rule)
  end)
  return vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, false)[1]
end

--- The syntax group at the first letter of `words`.
local function colour(words)
  local _, row = at(words)
  local column = vim.api.nvim_buf_get_lines(0, row - 1, row, false)[1]:find(words, 1, true)
  local stack = vim.fn.synstack(row, column)
  return #stack > 0 and vim.fn.synIDattr(stack[#stack], 'name') or ''
end

vim.cmd.edit(vim.fn.fnameescape(transcript))

test('the file type follows from the name, with its options', function()
  assert(vim.bo.filetype == 'transcript', vim.bo.filetype)
  assert(vim.bo.commentstring == '<!-- %s -->' and vim.wo.linebreak)
end)

test('the server starts by itself, in the folder of the glossary', function()
  local client = eventually('a server is attached', function()
    local client = vim.lsp.get_clients({ bufnr = 0, name = 'transcript_ls' })[1]
    return client and client.initialized and client
  end)
  local root = client.config.root_dir
  assert(root and vim.uv.fs_realpath(root) == vim.uv.fs_realpath(folder .. '/bridges'), root)
end)

test('a lost turn marker and an avoided form are reported, and nothing else', function()
  local rules = eventually('two diagnostics', function()
    local rules = vim.tbl_map(function(each)
      return each.lnum + 1 .. ' ' .. each.code
    end, vim.diagnostic.get(0))
    table.sort(rules)
    return #rules >= 2 and rules
  end)
  assert(vim.deep_equal(rules, { '13 missing-turn-marker', '17 avoided-form' }), vim.inspect(rules))
  assert(diagnostic('avoided-form').source == 'transcript-ls')
end)

test('the outline lists the title and the questions in their order', function()
  local names = {}
  local function collect(symbols)
    for _, symbol in ipairs(symbols) do
      names[#names + 1] = symbol.name
      collect(symbol.children or {})
    end
  end
  collect(request('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }))
  local outline = table.concat(names, '\n')
  local from = 1
  for _, part in ipairs({ 'The keeper of the two bridges', 'How does a day', 'And what do you do', 'Has anybody ever' }) do
    local _, stop = outline:find(part, from, true)
    from = assert(stop, part .. ' is not in its place in:\n' .. outline)
  end
end)

test('what the server knows of the text has its colours', function()
  local place = at('Lindau for').position
  local token = eventually('the name has its token', function()
    return vim.lsp.semantic_tokens.get_at_pos(0, place.line, place.character)[1]
  end)
  local group = '@lsp.type.' .. token.type .. '.transcript'
  assert(vim.api.nvim_get_hl(0, { name = group }).link == 'transcriptEntity', group)
end)

test('hover on a name gives the definition of the glossary', function()
  local hover = request('textDocument/hover', (at('Lindau for')))
  local text = vim.inspect(hover and hover.contents)
  assert(text:find('A town on two arms of a river', 1, true), text)
end)

test('the definition of a name is its entry in the glossary', function()
  local _, row = at('Lindau for')
  local line = vim.api.nvim_buf_get_lines(0, row - 1, row, false)[1]
  vim.api.nvim_win_set_cursor(0, { row, line:find('Lindau', 1, true) - 1 })
  vim.lsp.buf.definition()
  eventually('the glossary is opened', function()
    return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == 'glossary.yaml'
  end)
  -- Either line is the entry: its key, or the name written below it.
  local there = vim.api.nvim_win_get_cursor(0)[1]
  assert(there <= 2, 'line ' .. there)
  vim.cmd.buffer(vim.fn.bufnr('two-bridges'))
end)

test('what is typed into the glossary counts before it is saved', function()
  local glossary = vim.fn.bufnr('glossary.yaml')
  eventually('the glossary is shown to the server', function()
    return vim.lsp.get_clients({ bufnr = glossary, name = 'transcript_ls' })[1]
  end)
  local row = 3
  local saved = vim.api.nvim_buf_get_lines(glossary, row, row + 1, false)
  vim.api.nvim_buf_set_lines(glossary, row, row + 1, false, { '  definition: A town with a harbour.' })
  eventually('hover tells the new definition', function()
    local hover = request('textDocument/hover', (at('Lindau for')))
    return vim.inspect(hover and hover.contents):find('A town with a harbour', 1, true)
  end)
  vim.api.nvim_buf_set_lines(glossary, row, row + 1, false, saved)
  vim.bo[glossary].modified = false
end)

local tools = { folder = folder, test = test, eventually = eventually, at = at }
dofile(folder .. '/plugin/test/commands.lua')(tools)

test('the quick fix puts the dash back', function()
  local line = fix('missing-turn-marker')
  assert(vim.startswith(line, '— Then I close'), line)
end)

test('the quick fix writes the name that the glossary prefers', function()
  assert(fix('avoided-form'):find('that the Lindau Water Board had no say', 1, true))
  assert(#vim.diagnostic.get(0) == 0, vim.inspect(vim.diagnostic.get(0)))
end)

test('formatting tidies the text, and gq still fills lines', function()
  local kept = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', '— And  the 🎙 bridge? ' })
  vim.lsp.buf.format({ timeout_ms = 20000 })
  local last = vim.api.nvim_buf_get_lines(0, -2, -1, false)[1]
  assert(last == '— And the 🎙 bridge?', last)
  assert(vim.bo.formatexpr == '', vim.bo.formatexpr)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, kept)
end)

dofile(folder .. '/plugin/test/rename.lua')(tools)

test('a transcript with no workspace, and one without a name, are served', function()
  vim.cmd.edit(vim.fn.fnameescape(folder .. '/elsewhere/alone.transcript'))
  local function served()
    return vim.lsp.get_clients({ bufnr = 0, name = 'transcript_ls' })[1]
  end
  local client = eventually('a server for the file alone', served)
  assert(client.config.root_dir == nil, client.config.root_dir)
  vim.cmd.enew()
  vim.cmd.setfiletype('transcript')
  client = eventually('a server for the unnamed buffer', served)
  -- Neovim 0.10 stumbles over an answer about a buffer that is gone.
  eventually('all has been answered', function()
    return next(client.requests) == nil
  end)
  vim.cmd.bwipeout({ bang = true })
end)

test('turns, labels, notes, events and links have their colours', function()
  vim.cmd.enew()
  vim.bo.buftype = 'nofile'
  vim.api.nvim_buf_set_lines(0, 0, -1, false, {
    '---',
    'title: Two bridges',
    '---',
    '## On the river',
    '— Who are you?',
    'Q: Which one?',
    'A. The upper one.',
    'Anna Weber: Hello [laughter] there',
    '**Paul:** Yes [sic] and (so called — translator’s note) no',
    '[00:12:34] Ольга: Да (прим. ред.: нет)',
    '\\[04:12\\] Давно.',
    'Mr. BULLITT. I went there [00:01:02] in March',
    '[SPEAKER_00]: Hi',
    'Karl  0:33',
    'https://example.org is an address',
    'She said to me: nothing. A \\[ bracket and (in the spring, I think) [[Astana]]',
    '王芳：你好。',
    '<!-- transcript-ls: allow unclosed-note -->',
  })
  vim.cmd.setfiletype('transcript')
  local expected = {
    ['On the river'] = 'transcriptHeading',
    ['— Who'] = 'transcriptDash',
    ['Who are'] = '',
    ['Q: Which'] = 'transcriptQuestion',
    ['A. The'] = 'transcriptAnswer',
    ['Weber'] = 'transcriptLabel',
    ['[laughter]'] = 'transcriptEvent',
    ['Paul'] = 'transcriptLabel',
    ['[sic]'] = 'transcriptEditorial',
    ['so called'] = 'transcriptNote',
    ['translator’s'] = 'transcriptAttributionAtEnd',
    ['[00:12:34]'] = 'transcriptTime',
    ['Ольга'] = 'transcriptLabel',
    ['прим.'] = 'transcriptAttribution',
    ['нет'] = 'transcriptNotePrefix',
    ['Mr. BULLITT'] = 'transcriptLabel',
    ['[00:01:02]'] = 'transcriptTime',
    ['[SPEAKER_00]'] = 'transcriptLabel',
    ['Karl'] = 'transcriptLabel',
    ['0:33'] = 'transcriptLabelTime',
    ['https'] = '',
    ['She said'] = '',
    ['\\[ bracket'] = 'transcriptEscape',
    ['\\[04:12'] = 'transcriptTime',
    ['in the spring'] = '',
    ['Astana'] = 'transcriptEntity',
    ['王芳'] = 'transcriptLabel',
    ['你好'] = '',
    ['allow unclosed'] = 'transcriptDirective',
  }
  local wrong = {}
  for words, group in pairs(expected) do
    if colour(words) ~= group then
      wrong[#wrong + 1] = ('%s is %s, not %s'):format(words, colour(words), group)
    end
  end
  assert(#wrong == 0, table.concat(wrong, '\n     '))
  assert(colour('title'):find('^yaml'), colour('title'))
end)

test(':checkhealth names the version and finds nothing wrong', function()
  vim.cmd('silent checkhealth transcript_ls')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(report:find('OK transcript%-ls %d') and report:find('two%-bridges.transcript: served') and not report:find('ERROR'), report)
end)

test('the help is found by its tags', function()
  vim.cmd.helptags(vim.fn.fnameescape(folder .. '/plugin/doc'))
  local tags = { 'transcript-ls', 'transcript-ls-settings', 'g:transcript_ls' }
  for name in pairs(vim.api.nvim_get_commands({})) do
    if vim.startswith(name, 'Transcript') then
      tags[#tags + 1] = ':' .. name
    end
  end
  assert(#tags > 15, 'no commands')
  for _, tag in ipairs(tags) do
    vim.cmd.help(tag)
    assert(vim.fs.basename(vim.api.nvim_buf_get_name(0)) == 'transcript-ls.txt', tag)
  end
end)

test('a program that is missing is said once, with what to do', function()
  local said = {}
  vim.notify = function(message)
    said[#said + 1] = message
  end
  vim.g.transcript_ls = { cmd = { '/nowhere/transcript-ls' } }
  if vim.fn.has('nvim-0.11') == 1 then
    vim.lsp.config('transcript_ls', { cmd = { '/nowhere/transcript-ls' } })
  end
  vim.cmd.edit(vim.fn.fnameescape(folder .. '/elsewhere/one.transcript'))
  vim.cmd.edit(vim.fn.fnameescape(folder .. '/elsewhere/two.transcript'))
  vim.wait(200)
  assert(#said == 1 and said[1]:find("'/nowhere/transcript-ls' is not a program", 1, true), vim.inspect(said))
end)

io.stdout:write(('neovim: %d passed, %d failed\n'):format(passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
