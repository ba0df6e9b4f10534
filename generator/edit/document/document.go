// Package document changes single values of a TOML, JSON or Markdown file and leaves
// every other byte as it is: order, comments, indentation, line ends, byte order
// mark. Each change is made twice, in the text and in the decoded tree, and holds only
// if the text then decodes to that tree. It knows nothing of records.
package document

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// Path leads from a document's root to a value: keys (string) and places in lists
// (int).
type Path []any

// To returns the path to something below.
func (p Path) To(steps ...any) Path { return append(slices.Clip(p), steps...) }

// Document is a file that is being edited.
type Document struct {
	name       string
	json       bool
	head, tail string // what stands around the TOML: byte order mark, fences, Markdown
	body       string // TOML or JSON
	eol        string
	root       *decode.Node
}

// bom is the byte order mark that some editors put before UTF-8.
const bom = "\ufeff"

// Open reads a file, of the syntax that its name's ending says: .toml, .md, or any
// other for JSON. A line of a .jsonl file is a document of its own. The error says in
// one line why the file cannot be edited.
func Open(name string, src []byte) (*Document, error) {
	d := &Document{name: name, body: string(src), eol: "\n"}
	d.body = strings.TrimPrefix(d.body, bom)
	d.head = string(src)[:len(src)-len(d.body)]
	switch strings.ToLower(path.Ext(name)) {
	case ".toml":
	case ".md":
		d.cutFrontMatter()
	default:
		d.json = true
	}
	if first := strings.IndexByte(string(src), '\n'); first > 0 && src[first-1] == '\r' {
		d.eol = "\r\n"
	}
	root, err := d.decode(d.body)
	d.root = root
	return d, err
}

// cutFrontMatter sets aside what is no TOML. A file without front matter gets one
// once a key is set.
func (d *Document) cutFrontMatter() {
	text := d.body
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t\r") != "+++" {
		d.body, d.tail = "", text
		return
	}
	from := len(text) - len(rest)
	at := from
	for line := range strings.Lines(rest) {
		if strings.TrimRight(line, " \t\r\n") == "+++" {
			break
		}
		at += len(line)
	}
	d.head, d.body, d.tail = d.head+text[:from], text[from:at], text[at:]
}

// Bytes returns the file as it is now.
func (d *Document) Bytes() []byte {
	head, tail := d.head, d.tail
	if strings.HasSuffix(strings.ToLower(d.name), ".md") && d.body != "" && !strings.HasPrefix(strings.TrimPrefix(head, bom), "+++") {
		head += "+++" + d.eol
		tail = "+++" + d.eol + d.eol + tail
	}
	return []byte(head + d.body + tail)
}

// Text returns the Markdown below the front matter.
func (d *Document) Text() string {
	_, text, _ := strings.Cut(d.tail, "\n")
	if !strings.HasPrefix(d.tail, "+++") {
		text = d.tail
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// Root returns the decoded tree, which must not be written to. Lines count from the
// first one of the TOML or JSON.
func (d *Document) Root() *decode.Node { return d.root }

// Get returns the value at a path, or nil.
func (d *Document) Get(p Path) *decode.Node { return find(d.root, p) }

// decode reads a text as the document's syntax.
func (d *Document) decode(text string) (*decode.Node, error) {
	var ds diag.List
	var root *decode.Node
	var ok bool
	if d.json {
		root, ok = decode.JSON(d.name, []byte(text), 1, 1, &ds)
	} else {
		root, ok = decode.TOML(d.name, []byte(text), &ds)
	}
	if !ok {
		return &decode.Node{Kind: decode.Table}, fmt.Errorf("%s: %s", d.name, ds.Sorted()[0].Message)
	}
	return root, nil
}

// Set gives the value at a path, adding the last key of the path where it is not
// there yet.
func (d *Document) Set(p Path, v decode.Node) error {
	return d.change(p, setNode, v, (*toml).set, setPart)
}

// Append adds a value to the end of the list at a path, which is made where there is
// none.
func (d *Document) Append(p Path, v decode.Node) error {
	if there := d.Get(p); there == nil || there.Kind == decode.Null {
		return d.Set(p, ListOf(v))
	}
	return d.change(p, appendNode, v, (*toml).append, appendPart)
}

// Remove takes the value at a path away, with its key, and with the comments that
// stand on its own lines. What is not there is removed already.
func (d *Document) Remove(p Path) error {
	if d.Get(p) == nil {
		return nil
	}
	return d.change(p, removeNode, decode.Node{}, (*toml).remove, removePart)
}

// errShape says that a file is written in a way that editing does not know.
var errShape = errors.New("this is written in a way that cannot be edited in place")

// change edits the text and the tree, and compares them.
func (d *Document) change(p Path, node func(*decode.Node, Path, decode.Node) bool, v decode.Node,
	block func(*toml, Path, decode.Node) (string, bool), part func(*bracket, Path, decode.Node) (string, bool)) error {
	v = adapt(v, d.json)
	expected := clone(*d.root)
	if len(p) == 0 || !node(&expected, p, v) {
		return d.refuse(p)
	}
	var text string
	var ok bool
	if d.json {
		text, ok = part(jsonBracket(d.body, d.eol), p, v)
	} else {
		text, ok = block(newTOML(d.body, d.eol), p, v)
	}
	if !ok {
		return d.refuse(p)
	}
	root, err := d.decode(text)
	if err != nil || !equal(root, &expected) {
		return d.refuse(p)
	}
	d.body, d.root = text, root
	return nil
}

func (d *Document) refuse(p Path) error {
	words := make([]string, len(p))
	for i, step := range p {
		words[i] = fmt.Sprint(step)
	}
	return fmt.Errorf("%s: %s: %w", d.name, strings.Join(words, "."), errShape)
}
