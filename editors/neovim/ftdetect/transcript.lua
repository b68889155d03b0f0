-- Only `.transcript` is a transcript by its name; other files are one where the user says so (see |transcript-ls-files|).
vim.filetype.add({ extension = { transcript = 'transcript' } })
