package theme

import "bytes"

// Compiled returns why a layout is not compiled, for tests outside of the package.
func (t *Theme) Compiled(layout string) error {
	l := t.layouts[layout]
	l.compiled.Do(l.compile)
	return l.reason
}

// Interpret is Execute by html/template.
func (t *Theme) Interpret(b *bytes.Buffer, layout string, view any) error {
	return t.layouts[layout].interpret(b, view)
}

// Append is Execute without html/template's help.
func (t *Theme) Append(layout string, view any) ([]byte, error) {
	l := t.layouts[layout]
	l.compiled.Do(l.compile)
	return l.program.Append(nil, view)
}
