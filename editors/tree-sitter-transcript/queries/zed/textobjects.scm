(section) @class.around
(paragraph) @function.around
(comment) @comment.around
