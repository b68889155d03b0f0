; For Zed, in its names.

(front_matter (mark) @punctuation.special)
(divider) @punctuation.special

(heading (h1_marker) @punctuation.special title: (title)? @title)
(heading (h2_marker) @punctuation.special title: (title)? @title)
(heading (h3_marker) @punctuation.special title: (title)? @title)
(heading (h4_marker) @punctuation.special title: (title)? @title)
(heading (h5_marker) @punctuation.special title: (title)? @title)
(heading (h6_marker) @punctuation.special title: (title)? @title)

(comment) @comment
(address) @preproc
(verb) @preproc
(rule) @constant

; What may open a turn.
(dash) @keyword
(question) @keyword
(answer) @tag
(speaker) @tag
(sign) @punctuation.delimiter
(remark) @comment

(note) @comment.doc
(attribution) @type
(event) @constant
(editorial) @string.special
(timestamp) @number
(escape) @string.escape
(bracket) @punctuation.bracket
(bar) @punctuation.delimiter
(link_target) @link_uri
(link_text) @link_text

(strong) @emphasis.strong
(emphasis) @emphasis
(strong (mark) @punctuation.delimiter)
(emphasis (mark) @punctuation.delimiter)
