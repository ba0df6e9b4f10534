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
// TAB size".
func encodeManifest(entries []entry) []byte {
	n := 0
	for i := range entries {
		n += len(entries[i].path) + 80
	}
	b := make([]byte, 0, n)
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
	if err = checkPath(path); err != nil {
		return e, err
	}
	if err = decodeHex(&e.key, rest[:32]); err != nil {
		return e, err
	}
	if err = decodeHex(&e.digest, rest[33:65]); err != nil {
		return e, err
	}
	e.size, err = strconv.ParseInt(rest[66:], 10, 64)
	if err == nil && (e.size < 0 || strconv.FormatInt(e.size, 10) != rest[66:]) {
		err = fmt.Errorf("%q is not a size", rest[66:])
	}
	return e, err
}

// decodeHex reads 32 lower-case digits.
func decodeHex(dst *[16]byte, s string) error {
	if strings.ToLower(s) != s {
		return fmt.Errorf("%q is not a digest", s)
	}
	_, err := hex.Decode(dst[:], []byte(s))
	return err
}

// encodeJournal writes the paths that a build may write or delete, one a line.
func encodeJournal(paths map[string]bool) []byte {
	return []byte(strings.Join(slices.Sorted(maps.Keys(paths)), "\n") + "\n")
}

// decodeJournal reads a journal. Paths that could not have been written are left
// out: what it names may be deleted.
func decodeJournal(data []byte) map[string]bool {
	paths := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if p := strings.TrimSuffix(line, "\n"); checkPath(p) == nil {
			paths[p] = true
		}
	}
	return paths
}

// seal frames a body with its header and a checksum of both.
func seal(header string, body []byte) []byte {
	sealed := append([]byte(header), body...)
	sum := digest(sealed)
	return fmt.Appendf(sealed, "sum %x\n", sum)
}

// unseal returns the body of what seal made; the error is a *damageError.
func unseal(name, header string, data []byte) ([]byte, error) {
	const tail = len("sum \n") + 32
	cut := len(data) - tail
	switch {
	case !bytes.HasPrefix(data, []byte(header)) || cut < len(header):
		return nil, &damageError{name, "is not in the form of this version"}
	case string(data[cut:]) != fmt.Sprintf("sum %x\n", digest(data[:cut])):
		return nil, &damageError{name, "does not agree with its checksum"}
	}
	return data[len(header):cut], nil
}

func readSealed(file, header string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return unseal(filepath.Base(file), header, data)
}

// writeSealed replaces a state file in one step, synced to the disk.
func writeSealed(file, header string, body []byte) error {
	temp := file + ".new"
	f, err := os.Create(temp)
	if err != nil {
		return err
	}
	_, err = f.Write(seal(header, body))
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(temp, file)
}
