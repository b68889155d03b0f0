-- What the command line says: the findings of a whole archive as a quickfix list, and why a rule is there.
local client = require('transcript_ls.client')
local transcript_ls = require('transcript_ls')
local M = {}

-- What the quickfix list calls a severity.
local TYPES = { error = 'E', warning = 'W', info = 'I', hint = 'N' }

--- Runs the program, and gives what it wrote to `done`, unless it could not do what was asked for.
local function run(arguments, folder, done)
  local program = transcript_ls.program() or 'transcript-ls'
  local ok, why = pcall(vim.system, vim.list_extend({ program }, arguments), { text = true, cwd = folder }, function(result)
    vim.schedule(function()
      -- 1 says that something was found.
      if result.code <= 1 then
        done(result.stdout)
      else
        client.say(vim.trim(result.stderr), vim.log.levels.ERROR)
      end
    end)
  end)
  if not ok then
    client.say(('%s cannot be run: %s'):format(program, why), vim.log.levels.ERROR)
  end
end

--- The lines of a file as they were when it was checked.
local function lines_of(path)
  local ok, lines = pcall(vim.fn.readfile, path)
  return ok and lines or {}
end

local function items(findings, folder)
  local lines = {}
  return vim.tbl_map(function(finding)
    local path = vim.startswith(finding.path, '/') and finding.path or vim.fs.joinpath(folder, finding.path)
    lines[path] = lines[path] or lines_of(path)
    local function byte(place)
      -- The command line counts letters from 1, Neovim bytes.
      return vim.fn.byteidxcomp(lines[path][place.line] or '', place.column - 1) + 1
    end
    local from, to = finding.range.start, finding.range['end']
    return {
      filename = path,
      lnum = from.line,
      col = byte(from),
      end_lnum = to.line,
      end_col = byte(to),
      type = TYPES[finding.severity],
      text = ('%s [%s]'):format(finding.message, finding.rule),
    }
  end, findings)
end

--- Checks files and folders as they are saved, else the whole workspace, and lists what is found.
function M.check(paths)
  local folder = transcript_ls.root(0) or vim.fn.getcwd()
  local named = vim.tbl_map(function(path)
    return vim.fn.fnamemodify(path, ':p')
  end, paths)
  run(vim.list_extend({ 'check', '--format', 'json', '--' }, named), folder, function(output)
    local findings = vim.json.decode(output)
    vim.fn.setqflist({}, ' ', { title = 'transcript-ls check', items = items(findings, folder) })
    if #findings == 0 then
      client.say('nothing was found in ' .. vim.fn.fnamemodify(folder, ':~'))
    else
      vim.cmd('botright copen')
    end
  end)
end

--- The rules that have found something in the line of the cursor.
local function rules_here()
  local row = vim.api.nvim_win_get_cursor(0)[1] - 1
  return vim.tbl_map(function(finding)
    return finding.source == 'transcript-ls' and finding.code or nil
  end, vim.diagnostic.get(0, { lnum = row }))
end

--- Shows why a rule is there, with examples; without a name, the one that found something in this line.
function M.explain(rule)
  rule = rule ~= '' and rule or rules_here()[1]
  if not rule then
    client.say('nothing was found in this line; name a rule.')
    return
  end
  run({ 'explain', rule }, nil, function(output)
    vim.lsp.util.open_floating_preview(vim.split(vim.trim(output), '\n'), 'text', {
      title = rule,
      border = 'rounded',
      focus_id = 'transcript-ls-explain',
    })
  end)
end

return M
