; A turn is the language server's to fold: no single paragraph shows where it ends.
[
  (front_matter)
  (section)
  (comment)
] @fold
