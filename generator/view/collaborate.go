package view

import "html/template"

// Willing is somebody who is open to collaborate.
type Willing struct {
	Link
	For template.HTML // what for; may be empty
}
