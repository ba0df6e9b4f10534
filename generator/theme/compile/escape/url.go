package escape

import "strings"

// What becomes of a byte of an address in a quoted attribute.
const (
	keep      = iota
	reference // it stays in the address and is special in HTML
	percent   // it stays before two hexadecimal digits
	encode
)

// addressTable says it for addresses that are normalised; in queries, where all
// that is reserved is encoded, only what is unreserved stays.
var (
	addressTable = addressClasses()
	unreserved   = unreservedBytes()
)

func unreservedBytes() (t [256]bool) {
	for c := range 256 {
		b := byte(c)
		t[c] = 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b != 0 && strings.IndexByte("-._~", b) >= 0
	}
	return t
}

func addressClasses() (t [256]uint8) {
	free := unreservedBytes()
	for c := range 256 {
		b := byte(c)
		switch {
		case free[c] || strings.IndexByte("!#$*,/:;=?@[]", b) >= 0:
			t[c] = keep
		case b == '&' || b == '+':
			t[c] = reference
		case b == '%':
			t[c] = percent
		default:
			t[c] = encode
		}
	}
	return t
}

// filter returns the address, or a harmless one for an address whose scheme may
// run a program.
func filter(s string) string {
	i := strings.IndexByte(s, ':')
	if i < 0 {
		return s
	}
	switch scheme := s[:i]; {
	case strings.IndexByte(scheme, '/') >= 0:
	case strings.EqualFold(scheme, "https"), strings.EqualFold(scheme, "http"), strings.EqualFold(scheme, "mailto"):
	default:
		return "#" + failsafe
	}
	return s
}

// address appends an address, normalised, to a quoted attribute.
func address(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		class := addressTable[s[i]]
		if class == keep || class == percent && i+2 < len(s) && hex(s[i+1]) && hex(s[i+2]) {
			continue
		}
		dst = append(dst, s[from:i]...)
		from = i + 1
		if class == reference {
			dst = append(dst, specialTable.texts[specialTable.index[s[i]]]...)
		} else {
			dst = encoded(dst, s[i])
		}
	}
	return append(dst, s[from:]...)
}

// query appends a part of an address's query.
func query(dst []byte, s string) []byte {
	for i := range len(s) {
		if unreserved[s[i]] {
			dst = append(dst, s[i])
		} else {
			dst = encoded(dst, s[i])
		}
	}
	return dst
}

func encoded(dst []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	return append(dst, '%', digits[c>>4], digits[c&15])
}

func hex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
