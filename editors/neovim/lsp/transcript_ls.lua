-- For Neovim 0.11 and later, which reads this on `vim.lsp.enable('transcript_ls')`.
return require('transcript_ls').client_config()
