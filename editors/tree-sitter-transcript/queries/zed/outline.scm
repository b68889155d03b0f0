; The language server's outline knows the turns; this is for those who go without it.
(section (heading title: (title) @name)) @item
