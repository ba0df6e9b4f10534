package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lectern/generator/output/paths"
)

// The first lines of the state's files. Another version's file counts as damaged,
// so a change of form costs one build that reads and compares everything.
const (
	manifestHeader = "lectern manifest 1\n"
	journalHeader  = "lectern journal 1\n"
)

// entry is a line of the manifest: a file as the last build left it.
type entry struct {
	path   string
	key    [16]byte
	digest [16]byte // of the bytes
	size   int64
}

// damageError is a state file that is not as it was written.
type damageError struct{ file, what string }

func (e *damageError) Error() string { return e.file + " " + e.what }

// digest is what the manifest keeps of a file's bytes.
func digest(data []byte) [16]byte {
	sum := sha256.Sum256(data)
	return [16]byte(sum[:16])
}

// encodeManifest writes entries, sorted by path, as lines "path TAB key TAB digest
// TAB size", behind the header and with room for a checksum: it is the largest text of a
// build.
func encodeManifest(entries []entry) []byte {
	n := len(manifestHeader) + sumSize
	for i := range entries {
		n += len(entries[i].path) + 80
	}
	b := append(make([]byte, 0, n), manifestHeader...)
	for i := range entries {
		e := &entries[i]
		b = append(b, e.path...)
		b = append(b, '\t')
		b = hex.AppendEncode(b, e.key[:])
		b = append(b, '\t')
		b = hex.AppendEncode(b, e.digest[:])
		b = append(b, '\t')
		b = strconv.AppendInt(b, e.size, 10)
		b = append(b, '\n')
	}
	return b
}

// decodeManifest reads what encodeManifest wrote, and nothing else: paths are
// valid, sorted and each there once.
func decodeManifest(data []byte) ([]entry, error) {
	text := string(data) // entries share it
	out := make([]entry, 0, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		e, err := decodeEntry(line)
		if err == nil && len(out) > 0 && e.path <= out[len(out)-1].path {
			err = fmt.Errorf("%q is out of order", e.path)
		}
		if err != nil {
			return nil, &damageError{"manifest", fmt.Sprintf("line %d: %v", len(out)+2, err)}
		}
		out = append(out, e)
	}
	return out, nil
}

func decodeEntry(line string) (e entry, err error) {
	line, ended := strings.CutSuffix(line, "\n")
	path, rest, _ := strings.Cut(line, "\t")
	// The rest is two digests of 32 digits with a tab behind each, then the size.
	if !ended || len(rest) < 67 || rest[32] != '\t' || rest[65] != '\t' {
		return e, fmt.Errorf("not an entry: %.80q", line)
	}
	e.path = path
	if err = paths.Check(path); err != nil {
		return e, err
	}
	if err = decodeHex(&e.key, rest[:32]); err != nil {
		return e, err
	}
	if err = decodeHex(&e.digest, rest[33:65]); err != nil {
		return e, err
	}
	size := rest[66:]
	e.size, err = strconv.ParseInt(size, 10, 64)
	if err != nil || size[0] < '1' && size != "0" { // signs are below the digits
		err = fmt.Errorf("%q is not a size", size)
	}
	return e, err
}

// decodeHex reads 32 lower-case digits.
func decodeHex(dst *[16]byte, s string) error {
	for i := range dst {
		high, low := digit(s[2*i]), digit(s[2*i+1])
		if high|low > 15 {
			return fmt.Errorf("%q is not a digest", s)
		}
		dst[i] = high<<4 | low
	}
	return nil
}

// digit returns the value of a digit, above 15 for anything else.
func digit(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	}
	return 255
}

// encodeJournal writes the paths that a build may write or delete, one a line, behind the
// header.
func encodeJournal(named map[string]bool) []byte {
	return []byte(journalHeader + strings.Join(slices.Sorted(maps.Keys(named)), "\n") + "\n")
}

// decodeJournal reads a journal. Paths that could not have been written are left
// out: what it names may be deleted.
func decodeJournal(data []byte) map[string]bool {
	named := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if p := strings.TrimSuffix(line, "\n"); paths.Check(p) == nil {
			named[p] = true
		}
	}
	return named
}

// sumSize is how much seal adds.
const sumSize = len("sum \n") + 32

// seal adds a checksum to a text with its header.
func seal(text []byte) (sealed []byte, sum [16]byte) {
	sum = digest(text)
	return fmt.Appendf(text, "sum %x\n", sum), sum
}

// unseal returns the body of what seal made, and its checksum; the error is a *damageError.
func unseal(name, header string, data []byte) (body []byte, sum [16]byte, err error) {
	cut := len(data) - sumSize
	if !bytes.HasPrefix(data, []byte(header)) || cut < len(header) {
		return nil, sum, &damageError{name, "is not in the form of this version"}
	}
	sum = digest(data[:cut])
	if string(data[cut:]) != fmt.Sprintf("sum %x\n", sum) {
		return nil, sum, &damageError{name, "does not agree with its checksum"}
	}
	return data[len(header):cut], sum, nil
}

func readSealed(file, header string) (body []byte, sum [16]byte, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, sum, err
	}
	return unseal(filepath.Base(file), header, data)
}

// writeSealed replaces a state file by a text with its header, in one step, synced to the
// disk.
func writeSealed(file string, text []byte) (sum [16]byte, err error) {
	temp := file + ".new"
	f, err := os.Create(temp)
	if err != nil {
		return sum, err
	}
	sealed, sum := seal(text)
	_, err = f.Write(sealed)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return sum, err
	}
	return sum, os.Rename(temp, file)
}
