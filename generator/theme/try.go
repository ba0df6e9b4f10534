package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"text/template/parse"

	"lectern/generator/diag"
	"lectern/generator/theme/faults"
	"lectern/generator/theme/sample"
)

// try assembles a layout and runs it three times: against a writer that fails at
// once, which makes html/template escape it; with an empty view; and with a full
// one. What the types cannot tell shows here: contexts in which nothing can be
// escaped, a field of a pointer that may be nil, an index out of range.
func (l *layout) try(ds *diag.List) {
	t, err := l.attempt()
	if err != nil {
		// The places in the message must be those of the text as it was written. If
		// that text has no error, minifying it was at fault, and it is used as it is.
		l.long = true
		t, err = l.attempt()
	}
	if err != nil {
		ds.Add(faults.Run(err, l.ownFile(), l.locate))
		return
	}
	l.exec = t
	l.compile()
	for _, full := range []bool{false, true} {
		l.compare(full)
	}
}

// compare makes sure that the compiled templates do with a view what html/template
// does, and drops them where they do not.
func (l *layout) compare(full bool) {
	if l.program == nil {
		return
	}
	var want bytes.Buffer
	v := sample.Of(l.view, full)
	if err := l.exec.Execute(&want, v); err != nil {
		return
	}
	if got, err := l.program.Append(nil, v); err != nil || !bytes.Equal(got, want.Bytes()) {
		l.program, l.reason = nil, fmt.Errorf("compiled, it yields another page than html/template (%v)", err)
	}
}

func (l *layout) attempt() (*template.Template, error) {
	t, err := l.assemble()
	if err != nil {
		return nil, err
	}
	var escape *template.Error
	if err := t.Execute(failing{}, nil); errors.As(err, &escape) {
		return nil, escape
	}
	for _, full := range []bool{false, true} {
		if err := t.Execute(io.Discard, sample.Of(l.view, full)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Risky reports whether the pages of a layout may fail though Load found no mistake:
// the site's own templates do with a view what depends on its values. Such pages are
// to be executed once before anything is written.
func (t *Theme) Risky(layout string) bool {
	l := t.layouts[layout]
	return l != nil && l.risky
}

// Fault says where and why a layout fails on a view that Execute failed on with err.
// The place is that in the text as it was written.
func (t *Theme) Fault(name string, view any, err error) diag.Diagnostic {
	l := t.layouts[name]
	if l == nil {
		return faults.Run(err, "layouts/"+name+".html", nil)
	}
	written := &layout{view: l.view, sources: l.sources, funcs: l.funcs, long: true}
	if exec, broken := written.assemble(); broken == nil {
		if failed := exec.Execute(io.Discard, view); failed != nil {
			err = failed
		}
	}
	return faults.Run(err, l.ownFile(), l.locate)
}

// failing is a writer that fails at once.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// ownFile returns the file that an error without a place most likely lies in: the
// first of the site's own.
func (l *layout) ownFile() string {
	for _, s := range l.sources {
		if s.user {
			return s.shown
		}
	}
	return l.sources[1].shown
}

// locate returns the place of a node as text/template writes it. The name in its
// errors is that of the frame; a node knows its own file.
func (l *layout) locate(n parse.Node) string {
	at, _ := l.sources[0].trees[frame].ErrorContext(n)
	return at
}
