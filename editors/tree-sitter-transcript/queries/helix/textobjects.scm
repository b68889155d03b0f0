; A paragraph stands for a function, so that `]f` goes to the next one and `maf` selects it.
(paragraph) @function.around
(section) @class.around
(comment) @comment.around
(note) @parameter.around
(parenthesis) @parameter.around
(insertion) @parameter.around
