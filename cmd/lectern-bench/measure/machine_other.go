//go:build !unix

package measure

import (
	"os"
	"time"
)

func peak(*os.ProcessState) int64 { return 0 }

func processor() time.Duration { return 0 }
