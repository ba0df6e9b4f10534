// Package style has the citation styles. Each is written as it says what a reference
// consists of: after its handbook, in the reading of the style files of the Citation Style
// Language's project, which is what reference managers print. The package knows works only
// as items of CSL.
package style

import "lectern/generator/citation/part"

// row, group, word and text are what nearly every line of a style needs.
var (
	row   = part.Row
	group = part.Group
	word  = part.Word
	text  = part.Of
)
