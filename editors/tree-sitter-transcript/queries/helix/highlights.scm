; For Helix, in its names.

(front_matter (mark) @punctuation.special)
(divider) @punctuation.special

(heading (h1_marker) @markup.heading.marker title: (title)? @markup.heading.1)
(heading (h2_marker) @markup.heading.marker title: (title)? @markup.heading.2)
(heading (h3_marker) @markup.heading.marker title: (title)? @markup.heading.3)
(heading (h4_marker) @markup.heading.marker title: (title)? @markup.heading.4)
(heading (h5_marker) @markup.heading.marker title: (title)? @markup.heading.5)
(heading (h6_marker) @markup.heading.marker title: (title)? @markup.heading.6)

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
(remark) @comment

(note) @markup.quote
(attribution) @type
(event) @constant
(editorial) @constant.builtin
(timestamp) @constant.numeric
(escape) @constant.character.escape
(bracket) @punctuation.bracket
(bar) @punctuation.delimiter
(link_target) @markup.link.url
(link_text) @markup.link.text

(strong) @markup.bold
(emphasis) @markup.italic
(strong (mark) @punctuation.delimiter)
(emphasis (mark) @punctuation.delimiter)
