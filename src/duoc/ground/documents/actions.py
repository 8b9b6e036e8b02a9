"""Door: make, sign and seal documents; the demo's signers."""

from duoc.ground.documents import demo_chain
from duoc.ground.documents.demo_chain import DemoChain
from duoc.ground.documents.faults import DocumentFault, OpenBlank
from duoc.ground.documents.making import render
from duoc.ground.documents.signer import FileSigner, Signer
from duoc.ground.documents.signing import LEADER, fill_and_seal, sign_content

__all__ = [
    "LEADER",
    "DemoChain",
    "DocumentFault",
    "FileSigner",
    "OpenBlank",
    "Signer",
    "demo_chain",
    "fill_and_seal",
    "render",
    "sign_content",
]
