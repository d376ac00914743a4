@echo off
rem Start Kirjuri on Windows: find a Python and let the file "kirjuri" do the rest.
setlocal
set "KIRJURI_PYTHON="
where /q py && set "KIRJURI_PYTHON=py -3"
if not defined KIRJURI_PYTHON where /q python && set "KIRJURI_PYTHON=python"
if not defined KIRJURI_PYTHON (
  echo kirjuri: Python 3.11+ puuttuu / saknas / is missing: winget install Python.Python.3.13 1>&2
  exit /b 3
)
%KIRJURI_PYTHON% "%~dp0kirjuri" %*
exit /b %errorlevel%
