package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"

	"lectern/cmd/lectern-bench/hugosite"
	"lectern/cmd/lectern-bench/measure"
	"lectern/cmd/lectern-bench/synthetic"
)

// What needs memory is done by processes of their own, because the memory of a
// measured program counts from that of the process that starts it: the program calls
// itself with jobWord and the name of the job.
const (
	jobWord    = "job"
	jobRecords = "records" // DIR WORKS SEED: the synthetic records
	jobHugo    = "hugo"    // SITE DIR: Hugo's site of the same records
	jobFloor   = "floor"   // FROM TO: writes the files alone, and prints the sample
)

// job does one of them.
func job(args []string, stdout, stderr io.Writer) int {
	if err := work(args, stdout); err != nil {
		fmt.Fprintln(stderr, err)
		return exitFailed
	}
	return exitDone
}

func work(args []string, stdout io.Writer) error {
	switch {
	case len(args) == 4 && args[0] == jobRecords:
		works, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		seed, err := strconv.ParseUint(args[3], 10, 64)
		if err != nil {
			return err
		}
		return synthetic.Site{Works: works, Seed: seed}.Write(args[1])
	case len(args) == 3 && args[0] == jobHugo:
		return hugosite.Write(args[1], args[2])
	case len(args) == 3 && args[0] == jobFloor:
		sample, err := measure.Floor(args[1], args[2])
		if err != nil {
			return err
		}
		return json.NewEncoder(stdout).Encode(sample)
	}
	return fmt.Errorf("there is no job %q", args)
}

// send does a job in a process of its own and returns what it printed.
func send(ctx context.Context, args ...string) ([]byte, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	_, out, err := measure.Run(ctx, self, append([]string{jobWord}, args...)...)
	return out, err
}
