package scholar

// FreePage is a page of the site's own text: content/pages/**/*.md. With a date it
// stands in the dated list of its folder.
type FreePage struct {
	Path    string         `key:"-"` // the file's path below content/pages/ without ".md"; "index" for the home page's text
	Title   Text           `key:"title,required"`
	Summary Text           `key:"summary"`
	Date    Date           `key:"date"`
	Updated Date           `key:"updated"`
	Order   int            `key:"order"` // among the pages of its folder
	Toc     bool           `key:"toc"`   // show the headings as a table of contents
	Hidden  bool           `key:"hidden"`
	NoIndex bool           `key:"noindex"`
	Body    Markdown       `key:"-"`
	Extra   map[string]any `key:"extra"`
}
