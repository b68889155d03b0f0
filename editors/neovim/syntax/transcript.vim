" Colours what looks like a turn, a note, an event … line by line; which lines are turns is the server's to say.
if exists('b:current_syntax')
  finish
endif

" The words, by language. The server has its own, fuller tables: here a missing word costs a colour, nothing more.
let s:attributions = [
      \ '(translator|editor|author|interviewer|transcriber)s?%([''’]s?)?%( note)?',
      \ 'note (of|by) the (translator|editor|author)',
      \ '%(approx\.?\s*)?%(transl|trans|tr|ed|per)\.%(\s*note)?', 'approx\.?\s*%(transl|trans|tr|ed|per)', 'TN', 'T\/N', 'E\/N',
      \ 'прим%(\.|ечание)?\s*%(переводчика|перев|пер|редакции|ред|автора|авт)\.?', '%(пер|перев|ред|авт)\.',
      \ 'N\.?\s?d\.?\s?[TRAE]\.?', 'NDLR', 'N\.D\.L\.R\.',
      \ 'Anm\.\s*d\.\s*%(Übers|Red|Verf|Hrsg)\.?', 'A\.\s?d\.\s?[ÜRV]\.',
      \ 'N\.\s?%(del|de la|do|da)\s[TREA]\.',
      \ 'przyp\.\s*%(tłum|red|aut)\.',
      \ '译者?注', '譯者?註', '编者?注', '訳者?注', '編集?部?注', '역주', '옮긴이 주', '편집자 주',
      \ ]
let s:events = [
      \ 'laugh%(s|ter|ing)?', 'chuckl%(es?|ing)', '%(long )?pauses?', 'inaudible', 'unintelligible', 'indiscernible',
      \ 'cross-?talk', 'applause', 'music%( playing)?', 'silence', 'sighs?', 'coughs?', 'crying',
      \ 'сме%(х|ётся|ется|ются)', 'пауза', 'неразборчиво', 'аплодисменты', 'музыка',
      \ 'rires?', 'applaudissements', 'musique', 'lacht', 'lachen', 'gelächter', 'unverständlich', 'pause', 'beifall',
      \ 'risas?', 'ininteligible', 'pausa', 'aplausos', 'risos?', 'inaudível', 'śmiech', 'niezrozumiałe',
      \ '笑声?', '听不清', '掌声', '笑い', '聞き取れず', '拍手',
      \ ]
let s:attribution = '%(' .. join(s:attributions, '|') .. ')'
let s:event = '%(' .. join(s:events, '|') .. ')'
let s:time = '\d{1,2}:\d\d%(:\d\d)?%([.,]\d{1,3})?'
let s:any_time = '%(\\?\[' .. s:time .. '\\?\]|\(' .. s:time .. '\)|#' .. s:time .. '-\d+#|' .. s:time .. ')'
" At most five words; the first has a capital, or a script without capitals. Small ones may be particles (`de`, `of`).
let s:first_word = '%([[:upper:]]|[^\x00-\x7f[:lower:][:punct:]—–―‒“”«»‘’…（）［］【】])[^[:space:][:cntrl:]*:：,;!?()\[\]"“”«»—–（）［］【】]*,?'
let s:later_word = '%([[:lower:]]{1,3}|[[:upper:][:digit:](][^[:space:]*:：;!?\[\]"“”«»—–]*)'
let s:speaker = '%(https?|ftp|mailto|Note|NB|PS|Warning|Source|Photo|Image|Update)@!' .. s:first_word .. '%( ' .. s:later_word .. '){0,4}'
let s:emphasis = '%(\*{1,3}|_{1,3})?'
let s:label_start = '^\s*%(' .. s:any_time .. '\s+)?' .. s:emphasis
let s:label_end = s:emphasis .. '%(\s*' .. s:any_time .. ')?' .. s:emphasis

syntax include @transcriptYaml syntax/yaml.vim
unlet! b:current_syntax
syntax region transcriptFrontMatter matchgroup=transcriptDelimiter start=/\v%^%uFEFF?---\s*$/ end=/\v^%(---|\.\.\.)\s*$/ contains=@transcriptYaml keepend

syntax cluster transcriptInline contains=transcriptComment,transcriptEntity,transcriptNote,transcriptNotePrefix,transcriptAttributionAtEnd,transcriptEvent,transcriptEditorial,transcriptTime,transcriptEscape

" A later rule wins over an earlier one that begins in the same column, so the general forms come first.
syntax match transcriptEscape /\v\\[\[\](){}*_\\—–―‒-]/
execute 'syntax match transcriptTime /\v\\?\[' .. s:time .. '\\?\]|\(' .. s:time .. '\)|#' .. s:time .. '-\d+#/'
syntax match transcriptHeading /\v^#{1,6}\s.*$/ contains=@transcriptInline
syntax match transcriptBold /\v^\s*\*\*\S.*\*\*\s*$/ contains=@transcriptInline

execute 'syntax match transcriptLabel /\v' .. s:label_start .. s:speaker .. s:label_end .. '[:：]%(' .. s:emphasis .. '%(\s|$)|[^\x00-\x7f“”‘’«»„「『])@=/ contains=transcriptTime,transcriptLabelTime'
execute 'syntax match transcriptLabel /\v^\s*' .. s:emphasis .. s:speaker .. s:emphasis .. '%(\s{2,}|\t|\s*[(\[]@=)' .. s:any_time .. '\s*$/ contains=transcriptTime,transcriptLabelTime'
syntax match transcriptLabel /\v^\s*\\?\[\u[[:upper:][:digit:]_ ]*\\?\]:\_s@=/
syntax match transcriptLabel /\v\C^\s*%(The|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sen\.?|Senator|Rep\.?|Judge|General|Col\.?) [[:upper:]]{2}[[:upper:]'’-]*%( [[:upper:]][[:upper:]'’-]+)*\.\_s@=/
execute 'syntax match transcriptQuestion /\v\C' .. s:label_start .. '%(Q\d*|В|Вопрос|F|Frage|P|Pregunta|Pergunta|问|問)' .. s:label_end .. '%([.:：]|\s+[-–—])%(' .. s:emphasis .. '%(\s|$)|[^\x00-\x7f“”‘’«»„「『])@=/ contains=transcriptTime'
execute 'syntax match transcriptAnswer /\v\C' .. s:label_start .. '%(A\d*|О|Ответ|Antwort|R|Respuesta|Resposta|Réponse|答)' .. s:label_end .. '%([.:：]|\s+[-–—])%(' .. s:emphasis .. '%(\s|$)|[^\x00-\x7f“”‘’«»„「『])@=/ contains=transcriptTime'
execute 'syntax match transcriptLabelTime /\v\s@<=' .. s:time .. '\ze\s*$/ contained'

" Three hyphens are a rule, and a hyphen that touches its word is part of it.
syntax match transcriptDash /\v^\s*%([—–―‒][—–―‒]@!|---@!|-\s@=)/

syntax match transcriptEntity /\v\[\[[^\[\]]+\]\]/ contains=transcriptDelimiter
syntax match transcriptDelimiter /\v\[\[|\||\]\]/ contained

syntax case ignore
" A note is one by the attribution at its edge; the other brackets are the speaker's own.
execute 'syntax match transcriptNote /\v%(\\?[(\[{]|[（［【])%([^()\[\]{}（）［］【】]|\([^()]*\)|\[[^\[\]]*\])*[—–―,.-]\s*' .. s:attribution .. '\s*%(\\?[)\]}]|[）］】])/ contains=transcriptAttributionAtEnd,transcriptEntity'
execute 'syntax match transcriptAttributionAtEnd /\v[—–―,.(\[{（［【-]\s*\zs' .. s:attribution .. '%(\s*%(\\?[)\]}]|[）］】]))@=/'
" A blank line ends a note that was never closed, so that its colour does not run on.
execute 'syntax region transcriptNotePrefix matchgroup=transcriptAttribution start=/\v%(\\?[(\[{]|[（［【])' .. s:attribution .. '\s*%(：|[:—–-]%(\s|[^\x00-\x7f])@=)/ matchgroup=transcriptDelimiter end=/\v[)\]}）］】]/ end=/\v^\ze\s*$/'
execute 'syntax match transcriptEvent /\v%(\\?[(\[{]|[（［【])' .. s:event .. '%([ ,]+%(at )?' .. s:time .. ')?[.!]?%(\\?[)\]}]|[）］】])/'
syntax match transcriptEditorial /\v\\?\[%(sic[.!]?|…|\.\.\.|redacted|[^\[\][:space:]?]+%( [^\[\][:space:]?]+){0,3}\?)\\?\]|█+/
syntax case match

syntax region transcriptComment start=/<!--/ end=/-->/ contains=transcriptDirective keepend
syntax match transcriptDirective /\vtranscript-ls:\s*allow%(-file)?\s+[a-z, -]*[a-z]/ contained

" Only comments and front matter run over many lines, and long ones are rare: looking back further would be slow.
syntax sync minlines=200

highlight default link transcriptHeading Title
highlight default link transcriptBold Title
highlight default link transcriptDash Statement
highlight default link transcriptLabel Identifier
highlight default link transcriptQuestion Statement
highlight default link transcriptAnswer Identifier
highlight default link transcriptTime Number
highlight default link transcriptLabelTime Number
highlight default link transcriptNote SpecialComment
highlight default link transcriptNotePrefix SpecialComment
highlight default link transcriptAttribution Type
highlight default link transcriptAttributionAtEnd Type
highlight default link transcriptEvent Constant
highlight default link transcriptEditorial Special
highlight default link transcriptEntity Tag
highlight default link transcriptEscape SpecialChar
highlight default link transcriptComment Comment
highlight default link transcriptDirective PreProc
highlight default link transcriptDelimiter Delimiter

" What the server knows better wins over the above, in the same colours.
if has('nvim')
  highlight default link @lsp.type.class.transcript transcriptLabel
  highlight default link @lsp.typemod.class.interviewer.transcript transcriptQuestion
  highlight default link @lsp.typemod.class.interviewee.transcript transcriptAnswer
  highlight default link @lsp.type.keyword.transcript transcriptDash
  highlight default link @lsp.type.event.transcript transcriptEvent
  highlight default link @lsp.type.number.transcript transcriptTime
  highlight default link @lsp.type.variable.transcript transcriptEntity
  highlight default link @lsp.type.heading.transcript transcriptHeading
  highlight default link @lsp.typemod.comment.translator.transcript transcriptNote
  highlight default link @lsp.typemod.comment.editor.transcript transcriptNote
  highlight default link @lsp.typemod.comment.author.transcript transcriptNote
  highlight default link @lsp.typemod.comment.source.transcript transcriptNote
endif

let b:current_syntax = 'transcript'
