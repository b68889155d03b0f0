-- What Neovim shows only when asked to: folds, hints between the words, lenses above the lines.
local client = require('transcript_ls.client')
local M = {}

local is_0_11 = vim.fn.has('nvim-0.11') == 1
local is_0_12 = vim.fn.has('nvim-0.12') == 1

local FOLD_EXPRESSION = 'v:lua.vim.lsp.foldexpr()'

-- Each: the method that the server must answer, whether it is on in a buffer, and how it is turned on and off.
local switches = {
  folds = {
    method = 'textDocument/foldingRange',
    is_on = function()
      return vim.wo.foldexpr == FOLD_EXPRESSION
    end,
    set = function(on, buffer)
      for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
        local options = vim.wo[window][0]
        if on then
          -- All is open at first: a text that opens as a list of first lines is a fright.
          options.foldmethod, options.foldexpr, options.foldlevel = 'expr', FOLD_EXPRESSION, 99
        else
          options.foldmethod, options.foldexpr = 'manual', '0'
          vim.api.nvim_win_call(window, function()
            vim.cmd('normal! zE')
          end)
        end
      end
    end,
  },
  hints = {
    method = 'textDocument/inlayHint',
    is_on = function(buffer)
      return vim.lsp.inlay_hint.is_enabled({ bufnr = buffer })
    end,
    set = function(on, buffer)
      vim.lsp.inlay_hint.enable(on, { bufnr = buffer })
    end,
  },
  lenses = {
    method = 'textDocument/codeLens',
    is_on = function(buffer)
      return is_0_12 and vim.lsp.codelens.is_enabled({ bufnr = buffer }) or vim.b[buffer].transcript_ls_lenses == true
    end,
    set = function(on, buffer)
      if is_0_12 then
        vim.lsp.codelens.enable(on, { bufnr = buffer })
        return
      end
      vim.b[buffer].transcript_ls_lenses = on
      local group = vim.api.nvim_create_augroup('transcript_ls_lenses', { clear = false })
      vim.api.nvim_clear_autocmds({ group = group, buffer = buffer })
      if not on then
        vim.lsp.codelens.clear(nil, buffer)
        return
      end
      vim.lsp.codelens.refresh({ bufnr = buffer })
      vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'TextChanged' }, {
        group = group,
        buffer = buffer,
        callback = function()
          vim.lsp.codelens.refresh({ bufnr = buffer })
        end,
      })
    end,
  },
}

--- Turns one on in a buffer at once, where server and editor can; it is what `vim.g.transcript_ls` asks for.
function M.start(name, buffer)
  local server = client.of(buffer)
  if server and (name ~= 'folds' or is_0_11) and client.answers(server, switches[name].method) then
    switches[name].set(true, buffer)
  end
end

--- Turns one on or off in the current buffer.
function M.toggle(name)
  local buffer = vim.api.nvim_get_current_buf()
  local server, switch = client.of_or_say(buffer), switches[name]
  if not server then
    return
  end
  if name == 'folds' and not is_0_11 then
    client.say('folds need Neovim 0.11 or later.')
  elseif not client.answers(server, switch.method) then
    client.say(('this version of the server has no %s.'):format(name))
  else
    switch.set(not switch.is_on(buffer), buffer)
  end
end

return M
