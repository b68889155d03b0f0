-- The plugin's commands, its line for the status line and its snippets, in the first transcript as it stands. Run by
-- run.lua, which lends its tools.
return function(tools)
  local test, eventually, at = tools.test, tools.eventually, tools.at

  local function cursor_at(words)
    local place, row = at(words)
    vim.api.nvim_win_set_cursor(0, { row, vim.fn.byteidxcomp(vim.fn.getline(row), place.position.character, true) })
  end

  local function here()
    return vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
  end

  local function is_here(words)
    assert(vim.startswith(here(), words), ('not at %q but at %q'):format(words, here():sub(1, 40)))
  end

  --- Runs something, and returns what the user was told meanwhile.
  local function told(run)
    local notify, said = vim.notify, {}
    vim.notify = function(message)
      said[#said + 1] = message
    end
    local ok, why = pcall(run)
    vim.notify = notify
    assert(ok, why)
    return table.concat(said, '\n')
  end

  test('commands lead from question to question, and say where there is none', function()
    cursor_at('The keeper')
    vim.cmd.TranscriptNextQuestion()
    is_here('— How does a day')
    vim.cmd('2TranscriptNextQuestion')
    is_here('— Has anybody')
    vim.cmd.TranscriptPreviousQuestion()
    is_here('— And what do you do')
    vim.cmd('normal! G')
    local said = told(vim.cmd.TranscriptNextQuestion)
    assert(said:find('no question follows', 1, true), said)
  end)

  test('commands lead from note to note', function()
    cursor_at('The keeper')
    vim.cmd.TranscriptNextNote()
    is_here('(of 1924')
    vim.cmd('normal! G')
    vim.cmd.TranscriptPreviousNote()
    is_here('(of 1924')
  end)

  test('the maps take a count, and are motions', function()
    cursor_at('The keeper')
    vim.cmd.execute([["normal 2\<Plug>(transcript-next-question)"]])
    is_here('— And what do you do')
    vim.cmd([[silent execute "normal y\<Plug>(transcript-next-question)"]])
    assert(vim.startswith(vim.fn.getreg('"'), '— And what do you do'), vim.fn.getreg('"'))
  end)

  test('a question is chosen from a list', function()
    local shown
    local select = vim.ui.select
    vim.ui.select = function(items, options, choose)
      shown = vim.tbl_map(options.format_item, items)
      choose(items[2])
    end
    vim.cmd.TranscriptQuestions()
    vim.ui.select = select
    assert(#shown == 3 and vim.startswith(shown[3], '3. Has anybody ever'), vim.inspect(shown))
    is_here('— And what do you do')
  end)

  test('Telescope, where it is there, gets the same list', function()
    local made
    package.loaded.telescope = {
      register_extension = function(extension)
        return extension.exports
      end,
    }
    package.loaded['telescope.config'] = { values = { qflist_previewer = function() end, generic_sorter = function() end } }
    package.loaded['telescope.finders'] = {
      new_table = function(finder)
        return vim.tbl_map(finder.entry_maker, finder.results)
      end,
    }
    package.loaded['telescope.pickers'] = {
      new = function(_, picker)
        made = picker
        return { find = function() end }
      end,
    }
    require('telescope._extensions.transcript_ls').questions()
    local second = made.finder[2]
    assert(second.lnum == 11 and second.col == 0 and second.display:find('2. And what', 1, true), vim.inspect(second))
    for _, name in ipairs({ 'telescope', 'telescope.config', 'telescope.finders', 'telescope.pickers' }) do
      package.loaded[name] = nil
    end
  end)

  test('the status line tells question, words and findings, from memory', function()
    local line = require('transcript_ls').statusline
    cursor_at('With the gauge')
    local text = eventually('the line is there', function()
      local text = line()
      return text:find('question 1 of 3', 1, true) and text
    end)
    assert(text:find('^question 1 of 3 · %d+ words · 2 findings$'), text)
    cursor_at('The keeper')
    assert(line() == text, 'it waited for the server: ' .. line())
    eventually('the line has followed the cursor', function()
      return vim.startswith(line(), '3 questions · ')
    end)
  end)

  test('the whole archive is checked into the quickfix list', function()
    vim.cmd.TranscriptCheck()
    local list = eventually('the list is open', function()
      local list = vim.fn.getqflist({ items = true, winid = true })
      return list.winid > 0 and list.items
    end)
    vim.cmd.cclose()
    assert(#list == 2 and list[2].lnum == 17 and list[2].type == 'W', vim.inspect(list))
    -- The line has an em dash before it, three bytes long.
    assert(list[2].col == 56 and list[2].text:find('%[avoided%-form%]'), vim.inspect(list[2]))
  end)

  test('a rule is explained where it has found something', function()
    cursor_at('Waterboard')
    local window = vim.api.nvim_get_current_win()
    vim.cmd.TranscriptExplain()
    local float = eventually('the explanation is shown', function()
      return vim.iter(vim.api.nvim_list_wins()):find(function(each)
        return each ~= window and vim.api.nvim_win_get_config(each).relative ~= ''
      end)
    end)
    local first = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float), 0, 1, false)[1]
    vim.api.nvim_win_close(float, true)
    assert(vim.startswith(first, 'avoided-form'), first)
    assert(vim.tbl_contains(vim.fn.getcompletion('TranscriptExplain unclosed-', 'cmdline'), 'unclosed-note'))
  end)

  test('one command makes all safe fixes, and one formats', function()
    local kept = vim.api.nvim_buf_get_lines(0, 0, -1, false)
    vim.cmd.TranscriptFixAll()
    eventually('nothing is found any more', function()
      return #vim.diagnostic.get(0) == 0
    end)
    assert(vim.startswith(vim.fn.getline(13), '— Then I close') and vim.fn.getline(17):find('Water Board', 1, true))
    vim.fn.setline(15, '— Has  anybody ever refused to turn around? ')
    vim.cmd.TranscriptFormat()
    assert(vim.fn.getline(15) == '— Has anybody ever refused to turn around?', vim.fn.getline(15))
    vim.api.nvim_buf_set_lines(0, 0, -1, false, kept)
    eventually('the findings are there again', function()
      return #vim.diagnostic.get(0) == 2
    end)
  end)

  if vim.fn.has('nvim-0.11') == 0 then
    test('folds are said to need a later Neovim', function()
      local said = told(vim.cmd.TranscriptFolds)
      assert(said:find('folds need Neovim 0.11', 1, true), said)
    end)
    io.stdout:write('skip folding: Neovim 0.10 does not ask a server for folds\n')
  else
    test('a question is folded with its answer, once folds are turned on', function()
      vim.cmd.TranscriptFolds()
      eventually('the folds are there', function()
        return vim.fn.foldlevel(7) > 0
      end)
      assert(vim.fn.foldclosed(5) == -1, 'they are closed')
      cursor_at('With the gauge')
      vim.cmd('normal! zM')
      assert(vim.fn.foldclosed(7) == 5 and vim.fn.foldclosedend(7) >= 9, vim.fn.foldclosed(7) .. '–' .. vim.fn.foldclosedend(7))
      vim.cmd.TranscriptFolds()
      assert(vim.fn.foldlevel(7) == 0)
    end)
  end

  test('a buffer without a server says so', function()
    vim.cmd.new()
    local said = told(vim.cmd.TranscriptNextQuestion)
    vim.cmd.bwipeout()
    assert(said:find('no server is at work on this buffer', 1, true), said)
  end)

  test('snippets are ones that the editor can expand', function()
    local folder = tools.folder .. '/plugin'
    local package = vim.json.decode(table.concat(vim.fn.readfile(folder .. '/package.json'), '\n'))
    local path = folder .. '/' .. package.contributes.snippets[1].path
    local snippets = vim.json.decode(table.concat(vim.fn.readfile(path), '\n'))
    vim.cmd.new()
    -- The menu of choices would open in insert mode only, and later.
    local defer_fn = vim.defer_fn
    vim.defer_fn = function() end
    local expanded = {}
    for name, snippet in pairs(snippets) do
      vim.api.nvim_buf_set_lines(0, 0, -1, false, {})
      vim.snippet.expand(type(snippet.body) == 'table' and table.concat(snippet.body, '\n') or snippet.body)
      expanded[name] = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
      vim.snippet.stop()
      assert(snippet.prefix and snippet.description, name)
    end
    vim.defer_fn = defer_fn
    vim.cmd.stopinsert()
    vim.cmd.bwipeout({ bang = true })
    assert(vim.startswith(expanded['Question and answer, with dashes'], '— Question?\n\n— Answer.'), vim.inspect(expanded))
  end)
end
