-- The server as the other files see it: which one serves a buffer, what it answers, and where in a line that is.
local M = {}

local by_method = vim.fn.has('nvim-0.11') == 1

--- Says one sentence to the user.
function M.say(message, level)
  vim.notify('transcript-ls: ' .. message, level or vim.log.levels.INFO)
end

--- The server of a buffer, or nil.
function M.of(buffer)
  return vim.lsp.get_clients({ bufnr = buffer, name = 'transcript_ls' })[1]
end

--- The server of a buffer; where there is none the user is told.
function M.of_or_say(buffer)
  local client = M.of(buffer)
  if not client then
    M.say('no server is at work on this buffer; :checkhealth transcript_ls says why.', vim.log.levels.WARN)
  end
  return client
end

--- Whether a server answers a method.
function M.answers(client, method)
  if by_method then
    return client:supports_method(method)
  end
  return client.supports_method(method)
end

--- Asks about a buffer, and gives the answer to `receive` once it is there; nil where there is none.
function M.ask(client, method, params, buffer, receive)
  local function answered(_, result)
    receive(result ~= vim.NIL and result or nil)
  end
  if by_method then
    return client:request(method, params, answered, buffer)
  end
  return client.request(method, params, answered, buffer)
end

--- Asks about a buffer, and waits two seconds at the most for the answer.
function M.ask_and_wait(client, method, params, buffer)
  local answer
  if by_method then
    answer = client:request_sync(method, params, 2000, buffer)
  else
    answer = client.request_sync(method, params, 2000, buffer)
  end
  return answer and answer.result ~= vim.NIL and answer.result or nil
end

local function line(buffer, row)
  return vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1] or ''
end

--- Where a position of the protocol's is: its row and its byte, counted from 0.
function M.place(client, buffer, position)
  local text, byte = line(buffer, position.line), position.character
  if client.offset_encoding ~= 'utf-8' then
    byte = vim.fn.byteidxcomp(text, position.character, client.offset_encoding == 'utf-16')
  end
  return position.line, (byte < 0 or byte > #text) and #text or byte
end

--- The position of the protocol's at a row and a byte, counted from 0.
function M.position(client, buffer, row, byte)
  local before = line(buffer, row):sub(1, byte)
  local units = { ['utf-8'] = string.len, ['utf-16'] = vim.fn.strutf16len, ['utf-32'] = vim.fn.strchars }
  return { line = row, character = units[client.offset_encoding](before) }
end

return M
