// Package themes holds the default theme, embedded into the program. A site's own
// theme/ folder replaces any of its files by one at the same path. The package
// knows nothing of what the files mean.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed all:default
var files embed.FS

// Root is where the default theme's files lie in Lectern's sources; messages show
// it before their paths.
const Root = "themes/default/"

// Default returns the default theme's files: theme.toml, layouts/, partials/,
// assets/ and i18n/.
func Default() fs.FS {
	sub, err := fs.Sub(files, "default")
	if err != nil { // only for an invalid name
		return files
	}
	return sub
}
