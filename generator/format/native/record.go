package native

import (
	"fmt"
	"slices"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// decodeRecord reads one record and appends it to out, unless it is set aside.
func decodeRecord[T record.Entity](d *Decoder, in Input, n *decode.Node, out []*record.Record[T], ds *diag.List) []*record.Record[T] {
	var found diag.List
	c := &decode.Context{File: in.File, Diags: &found}
	r := &record.Record[T]{Layer: in.Layer, Folder: in.Folder, Place: n.Place(in.File)}
	place(r, d.binder.Bind(c, n, &r.Value))
	r.ID = identify(in, &r.Value)
	r.Unset = unset(c, r, n)
	d.check(c, n, &r.Value)
	if found.Len() > 0 && !report(in, fmt.Sprintf("the record %q", r.ID), &found, ds) {
		return out
	}
	if r.ID == "" {
		return out // reported as missing or empty
	}
	return append(out, r)
}

// place notes which keys the record has, and where their values stand. Packages
// decode and record number keys alike: in the order of the struct, those of an
// inlined struct one by one.
func place[T record.Entity](r *record.Record[T], present []decode.Presence) {
	r.Fields = make([]record.FieldPlace, 0, len(present))
	for _, p := range present {
		r.SetPlace(p.Index, p.Line, p.Column)
	}
}

// identify returns the record's id: as the record states it; for free pages the
// path of the file.
func identify(in Input, value any) string {
	switch v := value.(type) {
	case *scholar.Work:
		return v.ID
	case *scholar.Author:
		return v.ID
	case *scholar.Topic:
		return v.ID
	case *scholar.Institution:
		return v.ID
	case *scholar.Venue:
		return v.ID
	case *scholar.FreePage:
		v.Path = pagePath(in.File)
		return v.Path
	}
	return ""
}

// pagePath returns a free page's path: the file's below content/pages/, without
// its ending.
func pagePath(file string) string {
	if _, below, ok := strings.Cut(file, "content/pages/"); ok {
		file = below
	}
	return strings.TrimSuffix(file, ".md")
}

// unset reads the list of keys whose values in lower layers are removed.
func unset[T record.Entity](c *decode.Context, r *record.Record[T], n *decode.Node) []string {
	list := n.Get("unset")
	if list == nil || list.Kind == decode.Null {
		return nil
	}
	if list.Kind != decode.List {
		c.WrongType(list, "a list of keys", `["abstract"]`)
		return nil
	}
	var keys []string
	for i := range list.Elements {
		name := &list.Elements[i]
		if name.Kind != decode.String {
			c.WrongType(name, "the name of a key", `"abstract"`)
			continue
		}
		_, known := record.Index[T](name.Str)
		switch {
		case name.Str == "id" || !known && !strings.HasPrefix(name.Str, "extra."):
			warn(c, "unknown-key", name, meant(name.Str, record.Keys[T]()), "there is no key %q to unset", name.Str)
		case r.Has(name.Str):
			warn(c, "unset-stated", name, "leave one of the two out", "the record both unsets %q and states it", name.Str)
		case !slices.Contains(keys, name.Str):
			keys = append(keys, name.Str)
		}
	}
	return keys
}

// report hands on what was found in a record, and says whether the record may
// stay. Errors in an imported record become one warning, and the record goes.
func report(in Input, what string, found, ds *diag.List) bool {
	all := found.Sorted()
	if !in.Layer.Imported() {
		for _, d := range all {
			ds.Add(d)
		}
		return true
	}
	aside := map[int]bool{} // by line: a list may hold the errors of many lines
	for _, d := range all {
		switch {
		case d.Severity == diag.Warning:
			ds.Add(d)
		case !aside[d.Place.Line]:
			aside[d.Place.Line] = true
			d.Severity = diag.Warning
			d.Message = fmt.Sprintf("%s: %s was set aside", d.Message, what)
			ds.Add(d)
		}
	}
	return len(aside) == 0
}
