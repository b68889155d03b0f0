-- The way through an interview: its questions as a list, and from one question or note to the next.
local client = require('transcript_ls.client')
local M = {}

--- The questions of a buffer: their numbers, speakers, words, rows and bytes; nil without a server.
function M.questions(buffer)
  local server = client.of_or_say(buffer)
  if not server then
    return
  end
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  local questions = client.ask_and_wait(server, 'transcript-ls/questions', params, buffer) or {}
  if #questions == 0 then
    client.say('nobody asks anything in this file.')
    return
  end
  for _, question in ipairs(questions) do
    question.row, question.byte = client.place(server, buffer, question.position)
    question.speaker = question.speaker ~= vim.NIL and question.speaker or nil
  end
  return questions
end

--- How a list shows a question.
function M.shown(question)
  local speaker = question.speaker and question.speaker .. ': ' or ''
  return ('%d. %s%s'):format(question.number, speaker, question.text)
end

local function go(row, byte)
  vim.cmd("normal! m'")
  vim.api.nvim_win_set_cursor(0, { row + 1, byte })
  vim.cmd('normal! zv')
end

--- Lets the user choose a question, and goes there.
function M.choose()
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local questions = M.questions(buffer)
  if not questions then
    return
  end
  vim.ui.select(questions, {
    prompt = 'Go to question',
    kind = 'transcript-question',
    format_item = M.shown,
  }, function(question)
    if question and vim.api.nvim_win_is_valid(window) and vim.api.nvim_win_get_buf(window) == buffer then
      vim.api.nvim_set_current_win(window)
      go(question.row, question.byte)
    end
  end)
end

local nothing_there = {
  nextQuestion = 'no question follows.',
  previousQuestion = 'no question comes before.',
  nextNote = 'no note follows.',
  previousNote = 'no note comes before.',
}

--- Goes to the next question, say, or `count` of them further; `to` is the server's word for it.
function M.step(to, count)
  local buffer = vim.api.nvim_get_current_buf()
  local server = client.of_or_say(buffer)
  if not server then
    return
  end
  local cursor = vim.api.nvim_win_get_cursor(0)
  local position = client.position(server, buffer, cursor[1] - 1, cursor[2])
  local reached
  for _ = 1, math.max(count or 1, 1) do
    local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = position, to = to }
    local range = client.ask_and_wait(server, 'transcript-ls/step', params, buffer)
    if not range then
      break
    end
    reached, position = range, range.start
  end
  if reached then
    go(client.place(server, buffer, reached.start))
  else
    client.say(nothing_there[to])
  end
end

return M
