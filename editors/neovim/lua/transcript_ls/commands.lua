-- The commands by name: what each does, and its description, which `:command` and pickers show.
local M = {}

local function step(to)
  return function(call)
    require('transcript_ls.interview').step(to, call.count)
  end
end

local function switch(name)
  return function()
    require('transcript_ls.switches').toggle(name)
  end
end

--- The names of all rules that begin with what was typed.
local function rules(typed)
  local program = require('transcript_ls').program() or 'transcript-ls'
  local ok, answer = pcall(function()
    return vim.system({ program, 'rules', '--format', 'json' }, { text = true }):wait(2000)
  end)
  local listed, list = pcall(vim.json.decode, ok and answer.stdout or '')
  local names = {}
  for _, rule in ipairs(listed and list or {}) do
    if vim.startswith(rule.name, typed) then
      names[#names + 1] = rule.name
    end
  end
  return names
end

local commands = {
  Questions = {
    'Choose a question to go to',
    function()
      require('transcript_ls.interview').choose()
    end,
  },
  NextQuestion = { 'Go to the next question', step('nextQuestion'), { count = 1 } },
  PreviousQuestion = { 'Go to the question before', step('previousQuestion'), { count = 1 } },
  NextNote = { 'Go to the next note', step('nextNote'), { count = 1 } },
  PreviousNote = { 'Go to the note before', step('previousNote'), { count = 1 } },
  Outline = {
    'List title, sections, questions and answers',
    function()
      vim.lsp.buf.document_symbol()
    end,
  },
  References = {
    'List where the name under the cursor stands, in any of its forms',
    function()
      vim.lsp.buf.references()
    end,
  },
  Rename = {
    'Rename the speaker or the name under the cursor, in all files',
    function(call)
      vim.lsp.buf.rename(call.args ~= '' and call.args or nil)
    end,
    { nargs = '?' },
  },
  Fix = {
    'Mend what was found under the cursor',
    function()
      local function is_the_fix(action)
        return action.isPreferred
      end
      vim.lsp.buf.code_action({ context = { only = { 'quickfix' } }, filter = is_the_fix, apply = true })
    end,
  },
  FixAll = {
    'Make all safe fixes in the file',
    function()
      local context = { only = { 'source.fixAll.transcript-ls' }, diagnostics = {} }
      vim.lsp.buf.code_action({ context = context, apply = true })
    end,
  },
  Format = {
    'Write the file, or the lines of a range, as the house does',
    function(call)
      local range = call.range > 0 and { start = { call.line1, 0 }, ['end'] = { call.line2, math.huge } } or nil
      if range then
        range['end'][2] = #vim.fn.getline(call.line2)
      end
      vim.lsp.buf.format({ name = 'transcript_ls', range = range, timeout_ms = 10000 })
    end,
    { range = true },
  },
  Check = {
    'Check the workspace, or files and folders, and list what is found',
    function(call)
      require('transcript_ls.archive').check(call.fargs)
    end,
    { nargs = '*', complete = 'file' },
  },
  Explain = {
    'Say why a rule is there; without a name, the one that found something here',
    function(call)
      require('transcript_ls.archive').explain(call.args)
    end,
    { nargs = '?', complete = rules },
  },
  Folds = { 'Turn folding by the server on or off', switch('folds') },
  Hints = { 'Turn the hints between the words on or off', switch('hints') },
  Lenses = { 'Turn the lenses above the lines on or off', switch('lenses') },
}

-- What has a map of its own: `<Plug>(transcript-next-question)` and so on.
local maps = {
  ['next-question'] = 'nextQuestion',
  ['previous-question'] = 'previousQuestion',
  ['next-note'] = 'nextNote',
  ['previous-note'] = 'previousNote',
}

--- Defines them all, each as `:Transcript…`, and the maps that users can put on keys of their own.
function M.define()
  for name, command in pairs(commands) do
    local description, run, options = unpack(command)
    options = vim.tbl_extend('error', { desc = description }, options or {})
    vim.api.nvim_create_user_command('Transcript' .. name, run, options)
  end
  for name, to in pairs(maps) do
    vim.keymap.set({ 'n', 'x', 'o' }, ('<Plug>(transcript-%s)'):format(name), function()
      require('transcript_ls.interview').step(to, vim.v.count1)
    end, { desc = 'Transcript: ' .. name:gsub('-', ' ') })
  end
  vim.keymap.set('n', '<Plug>(transcript-questions)', function()
    require('transcript_ls.interview').choose()
  end, { desc = 'Transcript: choose a question' })
end

return M
