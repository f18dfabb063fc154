// It lets goRules in alone.go have no body.
