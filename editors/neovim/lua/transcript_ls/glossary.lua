-- Shows the server the glossaries that are open, so that a name counts as soon as it is typed, not once it is saved.
local M = {}

local function attach(client, buffer)
  local root = client.config.root_dir
  local path = vim.api.nvim_buf_get_name(buffer)
  if root and vim.startswith(vim.fs.normalize(path), vim.fs.normalize(root) .. '/') then
    vim.lsp.buf_attach_client(buffer, client.id)
  end
end

--- A glossary was opened: whichever server is at work above it is told.
function M.opened(buffer)
  for _, client in ipairs(vim.lsp.get_clients({ name = 'transcript_ls' })) do
    attach(client, buffer)
  end
end

--- A server began to work: it is told of the glossaries that were there before it.
function M.started(client)
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local name = vim.fs.basename(vim.api.nvim_buf_get_name(buffer))
    if vim.api.nvim_buf_is_loaded(buffer) and (name == 'glossary.yaml' or name == 'glossary.yml') then
      attach(client, buffer)
    end
  end
end

return M
