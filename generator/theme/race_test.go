//go:build race

package theme

// raced: the race detector makes sync.Pool drop what it is given, at random.
const raced = true
