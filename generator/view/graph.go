package view

import "html/template"

// Graph is the neighbourhood of what a page is about: a drawing, and the same as a table.
type Graph struct {
	SVG      template.HTML // from package graph; empty where there is little to draw
	Centre   string        // the name of what the page is about
	Explorer string        // address of the explorer, opened here; empty without one
	Rows     []GraphRow
}

// GraphRow is a neighbour.
type GraphRow struct {
	Link
	KindKey string   // key of the string that names its kind
	N       int      // works shared with the centre; 0 where that goes without saying
	List    string   // address of those works, or of all of the centre's
	With    []string // further neighbours that it shares works with
}

// Explore is the explorer of the site's graph.
type Explore struct {
	Frame
	Root         string // address of the home page in this language, which pages are relative to
	Data         string // address of the folder of the data
	Nodes, Words int    // files of nodes, and of words to find them by
	Start        string // the node that it opens with: "author:ada-quill"; empty where there is none
	People       []Count
	Topics       []Count
	Institutions []Count
	Lists        []Link
}
