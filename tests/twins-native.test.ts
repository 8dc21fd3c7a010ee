/** PHP, Ruby, C, C++, Rust, shell, PowerShell, Swift and Dart: the danger is found, its safe twin shows nothing. */
import { test } from 'uvu';
import { testTwins } from './twins.ts';

const FILES: Record<string, string> = { php: 'a.php', ruby: 'a.rb', c: 'a.c', cpp: 'a.cpp', rust: 'a.rs', shell: 'a.sh', powershell: 'a.ps1', swift: 'a.swift', dart: 'a.dart' };

/** By title: what a matcher of tokens does not see, and why. */
const UNSEEN: Record<string, string> = {
  'function named by the request': 'the name that is called is the value, so no word is left to start the search from',
};

testTwins(FILES, UNSEEN);

test.run();
