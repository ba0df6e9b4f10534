package vcard

import (
	"strings"
	"unicode/utf8"
)

// lineMax is how many octets a line may have (RFC 6350, section 3.2).
const lineMax = 75

// builder writes lines of a vCard.
type builder struct{ strings.Builder }

// line writes a property, folded between characters where it is long: a line that begins
// with a space goes on with the one before.
func (b *builder) line(name, value string) {
	rest, room := name+":"+value, lineMax
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		b.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], lineMax-1
	}
	b.WriteString(rest + "\r\n")
}

// text writes a property whose value is text, unless it is empty.
func (b *builder) text(name, value string) {
	if value != "" {
		b.line(name, escape(value))
	}
}

// escape writes text as a value (RFC 6350, section 3.4).
func escape(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`).Replace(s)
}

// structured writes the parts of a value, divided by semicolons.
func structured(parts ...string) string {
	for i, p := range parts {
		parts[i] = escape(p)
	}
	return strings.Join(parts, ";")
}

// join puts a space between two words of which either may be empty.
func join(a, b string) string { return strings.TrimSpace(a + " " + b) }
