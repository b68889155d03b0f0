" Editing prose: comments, pairs, lines that wrap between words.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments= commentstring=<!--\ %s\ -->
setlocal wrap linebreak
" One paragraph is one line, so a line is never broken while typing.
setlocal textwidth=0
setlocal matchpairs+=（:）,［:］,【:】,“:”,«:»

let b:undo_ftplugin = 'setlocal comments< commentstring< wrap< linebreak< textwidth< matchpairs<'
