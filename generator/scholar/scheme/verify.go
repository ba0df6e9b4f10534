package scheme

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// The parsers of the schemes with checksums and of DOI and arXiv. Each takes the
// value with its prefix removed.

func parseDOI(s string, fromURL bool) (string, string, error) {
	if fromURL {
		if path, query, ok := strings.Cut(s, "?"); ok && strings.Contains(query, "=") {
			s = path // tracking parameters; a "?" within a DOI is encoded in addresses
		}
		if plain, err := url.PathUnescape(s); err == nil {
			s = plain
		}
	}
	s = trimTail(s)
	prefix, suffix, ok := strings.Cut(s, "/")
	registrant, tens := strings.CutPrefix(prefix, "10.")
	first, _, _ := strings.Cut(registrant, ".")
	switch {
	case !tens || !ok:
		return "", "", errors.New(`one looks like "10.1000/182"`)
	case !allDigits(strings.ReplaceAll(registrant, ".", "")) || len(first) < 4 || len(first) > 9:
		return "", "", errors.New(`its prefix is not "10." and 4 to 9 digits`)
	case suffix == "":
		return "", "", errors.New("nothing follows its prefix")
	case strings.ContainsFunc(s, isSpace) || strings.ContainsFunc(s, unprintable):
		return "", "", errors.New("it holds white space")
	}
	return s, "", nil
}

// trimTail removes the punctuation of the sentence that a DOI was copied from.
// Brackets stay where they have their partner: many DOIs hold "(SICI)" or "<12::AID>".
func trimTail(s string) string {
	for s != "" {
		last := s[len(s)-1]
		switch last {
		case '.', ',', ';', ':', '!', '"', '\'':
			s = s[:len(s)-1]
			continue
		}
		if i := strings.IndexByte(")]}>", last); i >= 0 &&
			strings.Count(s, string(last)) > strings.Count(s, string("([{<"[i])) {
			s = s[:len(s)-1]
			continue
		}
		break
	}
	return s
}

// parseArXiv follows arXiv's identifier scheme: yymm.nnnn from 0704, yymm.nnnnn
// from 1501, archive/yymmnnn before. The subject class of an old number
// ("math.GT/0309136") is dropped, since the number is unique without it.
func parseArXiv(s string, _ bool) (string, string, error) {
	s, _, _ = strings.Cut(s, "?")
	s, _, _ = strings.Cut(s, " [")
	s = strings.TrimSuffix(strings.TrimSuffix(trimTail(s), "/"), ".pdf")
	s, version := cutVersion(s)
	archive, number, old := strings.Cut(s, "/")
	if old {
		archive, _, _ = strings.Cut(archive, ".")
		archive = strings.ToLower(archive)
		if strings.Trim(archive, "abcdefghijklmnopqrstuvwxyz-") != "" || archive == "" || len(number) != 7 || !allDigits(number) {
			return "", "", errors.New(`one looks like "2202.08791" or "math/0309136"`)
		}
		if !isMonth(number[2:4]) {
			return "", "", fmt.Errorf("its month is %s", number[2:4])
		}
		return archive + "/" + number, version, nil
	}
	month, number, ok := strings.Cut(s, ".")
	if !ok || len(month) != 4 || !allDigits(month) || !allDigits(number) || len(number) < 4 || len(number) > 5 {
		return "", "", errors.New(`one looks like "2202.08791" or "math/0309136"`)
	}
	switch {
	case !isMonth(month[2:]):
		return "", "", fmt.Errorf("its month is %s", month[2:])
	case month < "0704":
		return "", "", errors.New("numbers of this form begin in April 2007")
	case month >= "1501" && len(number) != 5:
		return "", "", errors.New("from 2015 on five digits follow the point")
	case month < "1501" && len(number) != 4:
		return "", "", errors.New("until 2014 four digits follow the point")
	}
	return s, version, nil
}

// cutVersion takes "v2" off the end.
func cutVersion(s string) (string, string) {
	if i := strings.LastIndexByte(s, 'v'); i > 0 && allDigits(s[i+1:]) && len(s)-i <= 4 {
		return s[:i], s[i:]
	}
	return s, ""
}

func isMonth(mm string) bool { return "01" <= mm && mm <= "12" }

func parseORCID(s string, _ bool) (string, string, error) {
	digits, err := isni(s)
	if err != nil {
		return "", "", err
	}
	return digits[:4] + "-" + digits[4:8] + "-" + digits[8:12] + "-" + digits[12:], "", nil
}

func parseISNI(s string, _ bool) (string, string, error) {
	digits, err := isni(s)
	return digits, "", err
}

// isni verifies 16 digits by ISO 7064 MOD 11-2, the checksum of ISNI and ORCID.
func isni(s string) (string, error) {
	digits, err := compact(s, 16)
	if err != nil {
		return "", err
	}
	total := 0
	for _, c := range []byte(digits[:15]) {
		total = (total + int(c-'0')) * 2
	}
	return digits, checkDigit(digits[15], (12-total%11)%11)
}

var separators = strings.NewReplacer(" ", "", "-", "", "‐", "", "‑", "", "–", "", "\u00a0", "")

// compact removes spaces and hyphens and takes n digits, the last of which may be X.
func compact(s string, n int) (string, error) {
	s = strings.TrimRight(s, "/")
	s = strings.ToUpper(separators.Replace(s))
	if len(s) != n {
		return "", fmt.Errorf("one has %d digits", n)
	}
	if !allDigits(s[:n-1]) || !isDigit(s[n-1]) && s[n-1] != 'X' {
		return "", errors.New("it holds other characters than digits")
	}
	return s, nil
}

// checkDigit compares the check digit that was given with the one that was
// computed; 10 is written X.
func checkDigit(given byte, want int) error {
	computed := byte('X')
	if want < 10 {
		computed = byte('0' + want)
	}
	if given == computed {
		return nil
	}
	return fmt.Errorf("its check digit is %c, but by its other digits it would be %c", given, computed)
}

// parseISSN verifies by ISO 3297 (modulus 11, weights 8 to 2).
func parseISSN(s string, _ bool) (string, string, error) {
	digits, err := compact(s, 8)
	if err != nil {
		return "", "", err
	}
	total := 0
	for i, c := range []byte(digits[:7]) {
		total += int(c-'0') * (8 - i)
	}
	return digits[:4] + "-" + digits[4:], "", checkDigit(digits[7], (11-total%11)%11)
}

// parseISBN verifies by ISO 2108 and makes 13 digits of 10. The hyphens stay where
// they divide it into all its parts, since they cannot be computed without the
// registration agencies' tables.
func parseISBN(s string, _ bool) (string, string, error) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == ' ' || r == '‐' || r == '‑' || r == '–' })
	digits := strings.ToUpper(strings.Join(parts, ""))
	switch len(digits) {
	case 10:
		if _, err := compact(digits, 10); err != nil {
			return "", "", err
		}
		if err := checkDigit(digits[9], isbn10(digits)); err != nil {
			return "", "", err
		}
		digits = "978" + digits[:9]
		digits += string(rune('0' + isbn13(digits)))
		parts = append([]string{"978"}, parts...)
	case 13:
		if !allDigits(digits) {
			return "", "", errors.New("it holds other characters than digits")
		}
		if digits[:3] != "978" && digits[:3] != "979" {
			return "", "", errors.New("13 digits begin with 978 or 979")
		}
		if err := checkDigit(digits[12], isbn13(digits)); err != nil {
			return "", "", err
		}
	default:
		return "", "", errors.New("one has 13 digits, or 10")
	}
	if len(parts) == 5 && len(parts[0]) == 3 && len(parts[4]) == 1 {
		parts[4] = digits[12:]
		return strings.Join(parts, "-"), "", nil
	}
	return digits, "", nil
}

func isbn10(digits string) int {
	total := 0
	for i, c := range []byte(digits[:9]) {
		total += int(c-'0') * (10 - i)
	}
	return (11 - total%11) % 11
}

func isbn13(digits string) int {
	total := 0
	for i, c := range []byte(digits[:12]) {
		total += int(c-'0') * (1 + i%2*2)
	}
	return (10 - total%10) % 10
}

// parseROR verifies by ISO 7064 MOD 97-10 over Crockford's base 32, as ROR's
// identifier pattern says.
func parseROR(s string, _ bool) (string, string, error) {
	const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	s = strings.ToLower(strings.TrimRight(s, "/"))
	if len(s) != 9 || s[0] != '0' || !allDigits(s[7:]) {
		return "", "", errors.New(`one looks like "02jx3x895"`)
	}
	n := 0
	for _, c := range []byte(s[:7]) {
		digit := strings.IndexByte(alphabet, c)
		if digit < 0 {
			return "", "", fmt.Errorf("it holds %q", c)
		}
		n = n*32 + digit
	}
	if want := fmt.Sprintf("%02d", 98-n*100%97); s[7:] != want {
		return "", "", fmt.Errorf("its checksum is %s, but by its other characters it would be %s", s[7:], want)
	}
	return s, "", nil
}
