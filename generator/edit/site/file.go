package site

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/decode"
	"lectern/generator/edit/document"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// file is a file of records that is open for editing.
type file struct {
	name  string
	doc   *document.Document         // nil for JSON Lines
	lines []string                   // of JSON Lines, with their ends; empty for those that were removed
	docs  map[int]*document.Document // the lines that were opened, by index
	gone  bool
}

// Handle leads to one record in its file, however the file changes.
type Handle struct {
	file *file
	doc  *document.Document
	line int // index of its line, in JSON Lines
	kind string
	id   string
}

// Open finds a record in its file.
func (s *Site) Open(kind, id, name string, line int) (*Handle, error) {
	f := s.files[name]
	if f == nil {
		src, err := s.Store.Read(name)
		if err != nil {
			return nil, err
		}
		f = &file{name: name, docs: map[int]*document.Document{}}
		if strings.EqualFold(path.Ext(name), ".jsonl") {
			f.lines = slices.Collect(strings.Lines(string(src)))
		} else if f.doc, err = document.Open(name, src); err != nil {
			return nil, Refusal(err.Error())
		}
		s.files[name] = f
	}
	h := &Handle{file: f, doc: f.doc, line: line - 1, kind: kind, id: id}
	if f.doc == nil {
		if h.doc = f.docs[h.line]; h.doc == nil {
			doc, err := document.Open(name, []byte(strings.TrimRight(f.lines[h.line], "\r\n")))
			if err != nil {
				return nil, Refusal(err.Error())
			}
			h.doc, f.docs[h.line] = doc, doc
		}
	}
	if _, found := h.path(); !found {
		return nil, Refuse("the record %q stands in %s in a way that cannot be edited in place", id, name)
	}
	return h, nil
}

// Own returns the hand-written record of an author; nil where all are imported.
func (s *Site) Own(id string) (*Handle, *record.Record[scholar.Author], error) {
	for _, r := range s.Content.Records.Authors {
		if r.ID == id && !r.Layer.Imported() {
			h, err := s.Open("author", id, r.Place.File, r.Place.Line)
			return h, r, err
		}
	}
	return nil, nil, nil
}

// OwnOrNew returns the hand-written record of an author, and makes one above the
// imported ones where there is none.
func (s *Site) OwnOrNew(id string) (*Handle, error) {
	h, _, err := s.Own(id)
	if h != nil || err != nil {
		return h, err
	}
	return s.Create("author", "content/authors/", id)
}

// Create makes a record in a new file, which holds nothing but its id.
func (s *Site) Create(kind, folder, id string) (*Handle, error) {
	name := folder + scholar.Slug(id) + ".toml"
	if _, err := s.Store.Read(name); err == nil || s.files[name] != nil {
		return nil, Refuse("a record of %q is to be made, but its file %s is there already", id, name)
	}
	doc, err := document.Open(name, nil)
	if err == nil {
		err = doc.Set(document.Path{"id"}, document.Text(id))
	}
	f := &file{name: name, doc: doc}
	s.files[name] = f
	return &Handle{file: f, doc: doc, kind: kind, id: id}, err
}

// path leads to the record in its document; empty for a file that is one record.
func (h *Handle) path() (document.Path, bool) {
	var found []document.Path
	paths := recordPaths(h.doc.Root(), h.kind)
	for _, p := range paths {
		id := h.doc.Get(p).Get("id")
		switch {
		case id != nil && id.Kind == decode.String:
			if Clean(id.Str) == h.id {
				found = append(found, p)
			}
		case len(paths) == 1: // the file's name is the id
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return nil, false
	}
	return found[0], true
}

// recordPaths lists where the records of a document stand, as package native reads it.
func recordPaths(root *decode.Node, kind string) []document.Path {
	var base document.Path
	list := root
	if under := root.Get(kind); under != nil && under.Kind == decode.Table {
		return []document.Path{{kind}}
	} else if under != nil && under.Kind == decode.List {
		base, list = document.Path{kind}, under
	}
	if list.Kind != decode.List {
		return []document.Path{{}}
	}
	var out []document.Path
	for i := range list.Elements {
		if list.Elements[i].Kind == decode.Table {
			out = append(out, base.To(i))
		}
	}
	return out
}

// Clean is an id as records are read: in NFC, single spaces.
func Clean(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// File returns the name of the record's file.
func (h *Handle) File() string { return h.file.name }

// ID returns the record's id.
func (h *Handle) ID() string { return h.id }

// Text returns the Markdown below the record's front matter.
func (h *Handle) Text() string { return h.doc.Text() }

// Get returns the value at a path below the record; nil where there is none.
func (h *Handle) Get(steps ...any) *decode.Node {
	p, ok := h.path()
	if !ok {
		return nil
	}
	return h.doc.Get(p.To(steps...))
}

// Set gives the value at a path below the record.
func (h *Handle) Set(v decode.Node, steps ...any) error {
	p, _ := h.path()
	return Shape(h.doc.Set(p.To(steps...), v))
}

// Append adds to the list at a path below the record.
func (h *Handle) Append(v decode.Node, steps ...any) error {
	p, _ := h.path()
	return Shape(h.doc.Append(p.To(steps...), v))
}

// Remove takes away what stands at a path below the record.
func (h *Handle) Remove(steps ...any) error {
	p, _ := h.path()
	return Shape(h.doc.Remove(p.To(steps...)))
}

// Shape makes a Refusal of what cannot be edited.
func Shape(err error) error {
	if err == nil {
		return nil
	}
	return Refuse("%v: nothing was changed", err)
}

// Rename gives the record another id.
func (h *Handle) Rename(id string) error {
	if err := h.Set(document.Text(id), "id"); err != nil {
		return err
	}
	h.id = id
	return nil
}

// Delete removes the record, and its file when it was the last one there.
func (h *Handle) Delete() error {
	p, _ := h.path()
	f := h.file
	switch {
	case f.doc == nil:
		f.lines[h.line] = ""
		delete(f.docs, h.line)
		f.gone = !slices.ContainsFunc(f.lines, func(line string) bool { return strings.TrimSpace(line) != "" })
		return nil
	case len(p) == 0:
		f.gone = true
		return nil
	}
	last := len(recordPaths(h.doc.Root(), h.kind)) == 1
	f.gone = last
	if last {
		return nil
	}
	return Shape(h.doc.Remove(p))
}

// Put hands over a file that was edited elsewhere.
func (s *Site) Put(name string, doc *document.Document) { s.files[name] = &file{name: name, doc: doc} }

// Flush hands the edited files to the store.
func (s *Site) Flush() error {
	for name, f := range s.files {
		data := f.bytes()
		if f.gone {
			data = nil
		}
		if err := s.Store.Write(name, data); err != nil {
			return err
		}
	}
	return nil
}

func (f *file) bytes() []byte {
	if f.doc != nil {
		return f.doc.Bytes()
	}
	lines := slices.Clone(f.lines)
	for i, doc := range f.docs {
		text := strings.TrimRight(f.lines[i], "\r\n")
		lines[i] = string(doc.Bytes()) + f.lines[i][len(text):]
	}
	return []byte(strings.Join(lines, ""))
}
