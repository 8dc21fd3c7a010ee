/** PHP, Ruby, C, C++, Rust, shell, PowerShell, Swift and Dart: the danger is found, its safe twin shows nothing. */
import { test } from 'uvu';
import { testTwins } from './twins.ts';

testTwins({ php: 'a.php', ruby: 'a.rb', c: 'a.c', cpp: 'a.cpp', rust: 'a.rs', shell: 'a.sh', powershell: 'a.ps1', swift: 'a.swift', dart: 'a.dart' });

test.run();
