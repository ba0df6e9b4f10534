package view

// Following is the page of what is new of whom and what a reader follows. A script
// fills it.
type Following struct {
	Frame
}
