-- Defines the commands, and starts the server for transcripts: in Neovim 0.11 and later by the editor's own means, in 0.10
-- by hand.
if vim.g.loaded_transcript_ls then
  return
end
vim.g.loaded_transcript_ls = true

require('transcript_ls.commands').define()

local transcript_ls = require('transcript_ls')
if not transcript_ls.config().enable then
  return
end

local group = vim.api.nvim_create_augroup('transcript_ls', {})
local by_itself = vim.fn.has('nvim-0.11') == 1
if by_itself then
  vim.lsp.enable('transcript_ls')
end

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = 'transcript',
  callback = function(event)
    if vim.bo[event.buf].buftype ~= '' then
      return
    end
    local name = transcript_ls.program()
    if name and vim.fn.executable(name) == 0 then
      vim.notify_once(
        ("transcript-ls: '%s' is not a program that can be run; install it, or name it in vim.g.transcript_ls.cmd (:help transcript-ls)."):format(name),
        vim.log.levels.WARN
      )
    elseif not by_itself then
      local config = transcript_ls.client_config()
      config.root_dir = transcript_ls.root(event.buf)
      vim.lsp.start(config, { bufnr = event.buf })
    end
  end,
})

vim.api.nvim_create_autocmd('BufReadPost', {
  group = group,
  pattern = { 'glossary.yaml', 'glossary.yml' },
  callback = function(event)
    require('transcript_ls.glossary').opened(event.buf)
  end,
})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'transcript_ls' and vim.bo[event.buf].filetype == 'transcript' then
      require('transcript_ls.glossary').started(client)
      -- `gq` fills lines, which no formatter of transcripts does.
      vim.bo[event.buf].formatexpr = ''
      for _, name in ipairs({ 'folds', 'hints', 'lenses' }) do
        if transcript_ls.config()[name] then
          require('transcript_ls.switches').start(name, event.buf)
        end
      end
    end
  end,
})
