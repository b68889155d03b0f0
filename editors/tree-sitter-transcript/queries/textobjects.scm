; For nvim-treesitter-textobjects.
(section) @class.outer
(paragraph) @block.outer
(comment) @comment.outer
(note) @parameter.outer
(parenthesis) @parameter.outer
(insertion) @parameter.outer
