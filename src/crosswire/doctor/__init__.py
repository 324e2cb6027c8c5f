"""What is wrong with an installation, a warehouse or an input file, and how to mend it."""

from crosswire.doctor.files import file_checks
from crosswire.doctor.findings import Check, Status
from crosswire.doctor.installation import installation_checks
from crosswire.doctor.warehouse import is_database, warehouse_checks

__all__ = ["Check", "Status", "file_checks", "installation_checks", "is_database", "warehouse_checks"]
