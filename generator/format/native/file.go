package native

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/record"
)

// Decode reads one file, of the syntax that its ending says, and appends its
// records to the set, in their order. A file it cannot read at all is a
// diagnostic; so is an ending it does not know.
func (d *Decoder) Decode(in Input, src []byte, set *record.Set, ds *diag.List) {
	switch ending := strings.ToLower(path.Ext(in.File)); ending {
	case ".toml":
		if root, ok := decode.TOML(in.File, src, ds); ok {
			d.table(in, root, set, ds)
		}
	case ".json":
		if root, ok := decode.JSON(in.File, src, 1, 1, ds); ok {
			d.json(in, root, set, ds)
		}
	case ".jsonl":
		d.Lines(in, src, 1, set, ds)
	case ".md":
		d.markdown(in, src, set, ds)
	default:
		ds.Errorf("unknown-format", diag.Place{File: in.File}, "records are not read from %q files", ending)
	}
}

// Lines reads lines of JSON, one record each, and appends the records to the set.
// The source is a whole number of lines of the file; the first of them has the
// given number.
func (d *Decoder) Lines(in Input, src []byte, line int, set *record.Set, ds *diag.List) {
	var broken diag.List
	for n := range decode.Lines(in.File, src, line, &broken) {
		if n.Kind != decode.Table {
			(&decode.Context{File: in.File, Diags: &broken}).WrongType(n, "a record", `one object a line: {"id": …}`)
			continue
		}
		d.one(in, n, set, ds)
	}
	report(in, "the line", &broken, ds)
}

// table reads the root of a TOML file, or an object of JSON: one record, or many
// under their kind's key.
func (d *Decoder) table(in Input, root *decode.Node, set *record.Set, ds *diag.List) {
	for i := range root.Entries {
		e := &root.Entries[i]
		if e.Key == in.Kind && e.Value.Kind == decode.Table {
			e.Value = decode.Node{Kind: decode.List, Line: e.Line, Column: e.Column, Elements: []decode.Node{e.Value}}
		}
		if !listOfTables(&e.Value) {
			continue
		}
		if e.Key == in.Kind {
			d.many(in, root, e, set, ds)
			return
		}
		if e.Key == in.Kind+"s" {
			ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "wrong-kind", Place: e.Place(in.File),
				Message: fmt.Sprintf("%q is no key of a %s", e.Key, in.Kind), Hint: severalHint(in)})
			return
		}
		if _, other := findKind(e.Key); other {
			ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "wrong-kind", Place: e.Place(in.File),
				Message: fmt.Sprintf("this is a file of %s records: %q has no place in it", in.Kind, e.Key),
				Hint:    fmt.Sprintf("move them to the folder of their kind, or write [[%s]]", in.Kind)})
			return
		}
	}
	d.single(in, root, set, ds)
}

// severalHint says how a file holds many records.
func severalHint(in Input) string {
	if strings.EqualFold(path.Ext(in.File), ".json") {
		return "write the list of records itself: [{…}, {…}]"
	}
	return fmt.Sprintf("each record begins with a line [[%s]]", in.Kind)
}

// listOfTables reports whether the value is what [[key]] makes.
func listOfTables(n *decode.Node) bool {
	return n.Kind == decode.List && len(n.Elements) > 0 && n.Elements[0].Kind == decode.Table
}

// many reads the records under their kind's key. Other keys beside it belong to
// none of them.
func (d *Decoder) many(in Input, root *decode.Node, records *decode.Entry, set *record.Set, ds *diag.List) {
	for i := range root.Entries {
		if e := &root.Entries[i]; e != records {
			ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unknown-key", Place: e.Place(in.File),
				Message: fmt.Sprintf("the key %q belongs to no record", e.Key),
				Hint:    fmt.Sprintf("move it below a [[%s]] line", in.Kind)})
		}
	}
	d.list(in, records.Value.Elements, set, ds)
}

func (d *Decoder) json(in Input, root *decode.Node, set *record.Set, ds *diag.List) {
	switch root.Kind {
	case decode.Table:
		d.table(in, root, set, ds)
	case decode.List:
		d.list(in, root.Elements, set, ds)
	default:
		(&decode.Context{File: in.File, Diags: ds}).WrongType(root, "a record", `{"id": …}, or a list of such`)
	}
}

func (d *Decoder) list(in Input, list []decode.Node, set *record.Set, ds *diag.List) {
	for i := range list {
		if list[i].Kind != decode.Table {
			(&decode.Context{File: in.File, Diags: ds}).WrongType(&list[i], "a record", `{"id": …}`)
			continue
		}
		d.one(in, &list[i], set, ds)
	}
}

// single reads the only record of a file.
func (d *Decoder) single(in Input, n *decode.Node, set *record.Set, ds *diag.List) {
	id := n.Get("id")
	switch {
	case in.Kind == "page":
	case id == nil:
		at := decode.Node{Kind: decode.String, Str: idOfFile(in.File), Line: max(n.Line, 1), Column: max(n.Column, 1)}
		n.Entries = append(n.Entries, decode.Entry{Key: "id", Line: at.Line, Column: at.Column, Value: at})
	case id.Kind == decode.Null:
		id.Kind, id.Str = decode.String, idOfFile(in.File)
	}
	d.one(in, n, set, ds)
}

// one reads one record, of its own kind or the file's.
func (d *Decoder) one(in Input, n *decode.Node, set *record.Set, ds *diag.List) {
	name := cmp.Or(in.Kind, "work")
	own := n.Get("kind")
	if own == nil || own.Kind == decode.Null {
		own = &decode.Node{Kind: decode.String, Str: name}
	}
	k, known := findKind(own.Str)
	var found diag.List
	switch c := (&decode.Context{File: in.File, Diags: &found}); {
	case own.Kind != decode.String:
		c.Text(own) // reports
	case in.Kind != "" && own.Str != in.Kind:
		c.Report("wrong-kind", own, "", "this is a file of %s records, not of %q", in.Kind, own.Str)
	case !known, in.Kind == "" && own.Str == "page": // free pages are files, never lines
		c.Report("unknown-kind", own, meant(own.Str, Kinds()[:len(kinds)-1]), "there are no records of the kind %q", own.Str)
	default:
		k.decode(d, in, n, set, ds)
	}
	if found.Len() > 0 {
		report(in, "the record", &found, ds)
	}
}
