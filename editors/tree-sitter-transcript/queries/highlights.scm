; For Neovim and the tree-sitter command line. No pattern takes a node that another takes too, so that it does not
; matter which of them an editor prefers.

(front_matter (mark) @punctuation.special)
(divider) @punctuation.special

(heading (h1_marker) @punctuation.special title: (title)? @markup.heading.1)
(heading (h2_marker) @punctuation.special title: (title)? @markup.heading.2)
(heading (h3_marker) @punctuation.special title: (title)? @markup.heading.3)
(heading (h4_marker) @punctuation.special title: (title)? @markup.heading.4)
(heading (h5_marker) @punctuation.special title: (title)? @markup.heading.5)
(heading (h6_marker) @punctuation.special title: (title)? @markup.heading.6)

(comment) @comment
(address) @keyword.directive
(verb) @keyword.directive
(rule) @constant

; What may open a turn.
(dash) @keyword
(question) @keyword
(answer) @tag
(speaker) @tag
(sign) @punctuation.delimiter
(remark) @comment.note

(note) @markup.quote
(attribution) @type
(event) @constant
(editorial) @constant.builtin
(timestamp) @number
(escape) @string.escape
(bracket) @punctuation.bracket
(bar) @punctuation.delimiter
(link_target) @markup.link
(link_text) @markup.link.label

(strong) @markup.strong
(emphasis) @markup.italic
(strong (mark) @punctuation.delimiter)
(emphasis (mark) @punctuation.delimiter)

; Names are never spell-checked.
(paragraph) @spell
(heading) @spell
(comment (words) @spell)
(label) @nospell
(directive) @nospell
