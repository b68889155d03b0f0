-- What a first look needs in Neovim: messages in the text, the keys of 0.11 in 0.10, and a word on how to use them.
if vim.fn.has('nvim-0.11') == 1 then
  vim.diagnostic.config({ virtual_lines = { current_line = true } })
else
  vim.diagnostic.config({ virtual_text = true })
  vim.keymap.set('n', 'gra', vim.lsp.buf.code_action)
  vim.keymap.set('n', 'gO', vim.lsp.buf.document_symbol)
end

-- Short enough for 80 columns: a longer line would wait for a key.
vim.schedule(function()
  vim.cmd('redraw')
  vim.api.nvim_echo({ { 'gO outline  ]d next finding  gra fix  K explain  :qa! leave', 'Title' } }, false, {})
end)
