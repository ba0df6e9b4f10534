// Package escape makes values safe at a place of an HTML page, byte for byte as
// html/template does there, but onto a buffer. It knows the private escapers of
// html/template by name; it knows nothing of templates' syntax or of pages.
//
// What pages are full of is done here: text, attributes, addresses. Everything else
// (scripts, styles, srcset, values that are neither text nor numbers) goes through
// a probe: a template of a single action in the same context, which html/template
// itself executes.
package escape

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
)

// prefix is how the names of html/template's private escapers begin.
const prefix = "_html_template_"

// Escaper reports whether a function of an escaped template is one of
// html/template's own escapers, which may stand at a pipeline's end only.
func Escaper(name string) bool { return strings.HasPrefix(name, prefix) }

// Chain is the escapers that html/template puts after a pipeline. It is safe for
// concurrent use.
type Chain struct {
	plain  func(dst []byte, s string) []byte // text; nil: only the probe can do it
	bytes  func(dst, s []byte) []byte        // text in bytes; nil: as plain
	markup func(dst []byte, s string) []byte // template.HTML; nil: only the probe can do it
	digits bool                              // numbers and booleans pass as they are
	probe  *probe
}

// New returns the chain of the escapers of these names. A chain that is not known
// is an error.
func New(names []string) (*Chain, error) {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = strings.TrimPrefix(name, prefix)
	}
	key := strings.Join(short, " ")
	c := &Chain{}
	if text, ok := probes[key]; ok {
		c.probe = &probe{names: slices.Clone(names), text: text}
	}
	switch key {
	case "": // the template escapes it itself
		c.plain = func(dst []byte, s string) []byte { return append(dst, s...) }
	case "htmlescaper":
		c.plain, c.bytes, c.digits = text, replace[[]byte], true
		c.markup = func(dst []byte, s string) []byte { return append(dst, s...) }
	case "attrescaper":
		c.plain, c.bytes, c.digits = text, replace[[]byte], true
		c.markup = c.attribute
	case "rcdataescaper":
		c.plain, c.bytes, c.digits = text, replace[[]byte], true
		c.markup = normalised
	case "nospaceescaper":
		c.plain, c.digits = unquoted, true
	case "urlfilter urlnormalizer attrescaper":
		c.plain = func(dst []byte, s string) []byte { return address(dst, filter(s)) }
		c.markup = c.plain
	case "urlnormalizer attrescaper":
		c.plain = address
		c.markup = c.plain
	case "urlescaper attrescaper":
		c.plain = query
		c.markup = c.plain
	case "urlfilter attrescaper":
		c.plain = func(dst []byte, s string) []byte { return text(dst, filter(s)) }
		c.markup = c.plain
	case "commentescaper", "commentescaper attrescaper":
		c.plain = func(dst []byte, _ string) []byte { return dst }
		c.markup = c.plain
	default:
		if c.probe == nil {
			return nil, fmt.Errorf("no known way to escape by %q", key)
		}
	}
	return c, nil
}

// String appends plain text.
func (c *Chain) String(dst []byte, s string) []byte {
	if c.plain == nil {
		return c.probe.append(dst, s)
	}
	return c.plain(dst, s)
}

// Bytes appends plain text.
func (c *Chain) Bytes(dst, s []byte) []byte {
	if c.bytes == nil {
		return c.String(dst, string(s))
	}
	return c.bytes(dst, s)
}

// HTML appends markup of a trusted source.
func (c *Chain) HTML(dst []byte, s template.HTML) []byte {
	if c.markup == nil {
		return c.probe.append(dst, s)
	}
	return c.markup(dst, string(s))
}

// Int appends a whole number.
func (c *Chain) Int(dst []byte, n int64) []byte {
	if c.digits {
		return strconv.AppendInt(dst, n, 10)
	}
	return c.Value(dst, n)
}

// Value appends any value, as fmt.Sprint prints it where it is no text.
func (c *Chain) Value(dst []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return c.String(dst, v)
	case template.HTML:
		return c.HTML(dst, v)
	case int:
		if c.digits {
			return strconv.AppendInt(dst, int64(v), 10)
		}
	case bool:
		if c.digits {
			return strconv.AppendBool(dst, v)
		}
	}
	return c.probe.append(dst, v)
}

// attribute appends markup to a quoted attribute, without its tags.
func (c *Chain) attribute(dst []byte, s string) []byte {
	if strings.IndexByte(s, '<') < 0 {
		return normalised(dst, s)
	}
	return c.probe.append(dst, template.HTML(s))
}
