-- `:checkhealth transcript_ls`: why is there no outline, no diagnostic, no definition?
local transcript_ls = require('transcript_ls')
local M = {}

local function check_program()
  local program = transcript_ls.program()
  if not program then
    vim.health.info('The server is started by a function of your own.')
    return
  end
  if vim.fn.executable(program) == 0 then
    vim.health.error(("'%s' is not a program that can be run."):format(program), {
      'Install transcript-ls so that it is on the PATH,',
      "or name it: vim.g.transcript_ls = { cmd = { '/path/to/transcript-ls' } }",
    })
    return
  end
  local answer = vim.system({ program, '--version' }, { text = true, timeout = 5000 }):wait()
  if answer.code == 0 then
    vim.health.ok(('%s (%s)'):format(vim.trim(answer.stdout), vim.fn.exepath(program)))
  else
    vim.health.error(("'%s --version' ended with status %d: %s"):format(program, answer.code, vim.trim(answer.stderr or '')))
  end
end

local function check_buffers()
  local any = false
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local is_file = vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].buftype == ''
    if is_file and vim.bo[buffer].filetype == 'transcript' then
      any = true
      local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.')
      local client = vim.lsp.get_clients({ bufnr = buffer, name = 'transcript_ls' })[1]
      if client then
        vim.health.ok(('%s: served, workspace %s'):format(name, client.config.root_dir or 'none (a file alone)'))
      else
        vim.health.warn(('%s: no server is attached'):format(name), { 'See :lua =vim.lsp.log.get_filename() for why, then :edit.' })
      end
    end
  end
  if not any then
    vim.health.info('No transcript is open. Files named *.transcript are; for others see :help transcript-ls-files.')
  end
end

function M.check()
  vim.health.start('transcript_ls')
  if vim.fn.has('nvim-0.10') == 0 then
    vim.health.error('Neovim 0.10 or later is needed.')
    return
  end
  if not transcript_ls.config().enable then
    vim.health.info('The plugin starts no server: vim.g.transcript_ls.enable is false.')
  end
  check_program()
  check_buffers()
end

return M
