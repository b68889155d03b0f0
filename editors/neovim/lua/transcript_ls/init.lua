-- What the user may set, what holds otherwise, and where a transcript's workspace begins.
local M = {}

-- In this order: a configuration far above wins over a repository close by.
M.root_markers = { 'transcript-ls.toml', 'glossary.yaml', 'glossary.yml', '.git' }

--- The user's `vim.g.transcript_ls` over the defaults.
function M.config()
  local user = vim.g.transcript_ls or {}
  return {
    cmd = user.cmd or { 'transcript-ls' },
    enable = user.enable ~= false,
    settings = user.settings or {},
    folds = user.folds == true,
    hints = user.hints == true,
    lenses = user.lenses == true,
  }
end

--- The workspace of a buffer, or nil: a file alone is served as well.
function M.root(buffer)
  for _, marker in ipairs(M.root_markers) do
    local root = vim.fs.root(buffer, marker)
    if root then
      return root
    end
  end
end

--- What a client is started with; the `lsp/` file of 0.11 and `vim.lsp.start` of 0.10 take the same.
function M.client_config()
  local config = M.config()
  return {
    name = 'transcript_ls',
    cmd = config.cmd,
    filetypes = { 'transcript' },
    root_markers = M.root_markers,
    settings = { ['transcript-ls'] = config.settings },
  }
end

--- The program as the editor starts it, or nil where a function of the user's starts it.
function M.program()
  -- 0.11 lets the user override it in a second place.
  local config = vim.fn.has('nvim-0.11') == 1 and vim.lsp.config.transcript_ls or M.client_config()
  return type(config.cmd) == 'table' and config.cmd[1] or nil
end

--- Where the cursor stands in the interview, how many words and findings it has; empty without a server.
function M.statusline()
  return require('transcript_ls.statusline').text()
end

return M
